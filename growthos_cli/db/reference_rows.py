"""Reads reference rows: values in Postgres's own text form, so that two databases compare whatever the type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.made import Part
from growthos_cli.db.queries import query
from growthos_cli.errors import TargetError
from growthos_cli.names import visible

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed

    from growthos_cli.catalog.rows import Row


@dataclass(frozen=True)
class RowShape:
    """Which rows of a table to read: the columns of the natural key, those that are compared, and the keys themselves.

    `keys` are in Postgres's text form; None reads every row.
    """

    schema: str
    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    keys: tuple[tuple[str | None, ...], ...] | None = None


def row_shapes(catalog: Catalog) -> list[RowShape]:
    """Which reference rows to read, table by table: their natural keys and the columns that are compared."""
    if not (found := catalog.kind("row")):
        return []
    from growthos_cli.catalog.rows import Row

    by_table: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found:
        assert isinstance(row, Row)
        by_table[row.schema, row.table].append(row)
    return [
        RowShape(
            schema,
            table,
            tuple(column for column, _ in rows[0].at),
            tuple(sorted({column for row in rows for column, _ in row.values})),
            tuple(sorted((tuple(value for _, value in row.at) for row in rows), key=repr)),
        )
        for (schema, table), rows in sorted(by_table.items())
    ]


def read_rows(cursor: psycopg.Cursor[tuple[Any, ...]], columns: Part, shapes: Iterable[RowShape], role: str) -> Iterator[Row]:
    """The rows of every shape whose table is among those with `columns`; a column that the table lacks is absent from them.

    A table that lacks a key column has no rows that could be told apart, hence none.
    Raises TargetError when the role may not see all rows.
    """
    wanted = list(shapes)
    if not wanted:
        return
    from growthos_cli.catalog.relations import Column
    from growthos_cli.catalog.rows import Row

    types: dict[tuple[str, str], dict[str, str]] = {}
    for item in columns.items:
        if isinstance(item, Column):
            types.setdefault((item.schema, item.table), {})[item.name] = item.type
    for shape in wanted:
        has = types.get((shape.schema, shape.table), {})
        if not shape.key or not all(name in has for name in shape.key):
            continue
        compared = tuple(name for name in shape.columns if name in has)
        for values in _select(cursor, shape, shape.key + compared, has, role):
            at = tuple(zip(shape.key, values, strict=False))
            yield Row(shape.schema, shape.table, at, tuple(zip(compared, values[len(at) :], strict=True)))


def _select(
    cursor: psycopg.Cursor[tuple[Any, ...]], shape: RowShape, names: tuple[str, ...], types: dict[str, str], role: str
) -> list[tuple[Any, ...]]:
    from psycopg.sql import SQL, Identifier

    statement = SQL(query("row", 0)).format(
        columns=SQL(", ").join(_as_text(name, types[name]) for name in names),
        table=Identifier(shape.schema, shape.table),
        wanted=_among_keys(shape, types),
        keys=SQL(", ").join(_as_text(name, types[name]) + SQL(' collate pg_catalog."C"') for name in shape.key),
    )
    with readable(role, f"{shape.schema}.{shape.table}"):
        return cursor.execute(statement, prepare=False).fetchall()


def _among_keys(shape: RowShape, types: dict[str, str]) -> Composed:
    """The condition that a row is one of those asked for; its key may be null."""
    from psycopg.sql import SQL, Literal

    if shape.keys is None:
        return SQL("true").format()
    alternatives = [
        SQL(" and ").join(
            SQL("{} is not distinct from {}::pg_catalog.text").format(_as_text(name, types[name]), Literal(value))
            for name, value in zip(shape.key, values, strict=True)
        )
        for values in shape.keys
    ]
    return SQL("({})").format(SQL(" or ").join(alternatives) if alternatives else SQL("false"))


@contextmanager
def readable(role: str, table: str) -> Iterator[None]:
    """Turns a refusal to read the rows of `table` into a sentence. Row security that hides any row is a refusal."""
    from psycopg import errors

    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise TargetError(
            f"role {visible(role)} may not read every row of {visible(table)}, which holds declared rows; "
            "connect as a role that has select on it and bypasses row security"
        ) from error


def _as_text(name: str, type_: str) -> Composed:
    from psycopg.sql import SQL, Identifier

    # json keeps the author's spacing and order of keys; jsonb has one spelling.
    cast = "r.{}::pg_catalog.jsonb::pg_catalog.text" if type_ == "json" else "r.{}::pg_catalog.text"
    return SQL(cast).format(Identifier(name))
