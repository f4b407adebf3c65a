"""What a caller is tried on: a table, or the files of one bucket, with what a statement has to name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from growthos_cli.access.branches import BUCKETS_TABLE, Access
from growthos_cli.access.matrix import subject
from growthos_cli.catalog.constraints import PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.declared import Declared
from growthos_cli.intent import BucketAccess
from growthos_cli.names import literal, qualified, quote


@dataclass(frozen=True)
class Subject:
    """`key` is an SQL expression that tells a row apart, as text; `rows` the condition that a row is this subject's, if not all are.

    `primary_key` is empty for a table without one, whose rows are told apart by their place. `written` are the columns that
    an insert gives, `changed` those that an update may try, the likeliest first; `types` are those of all columns, `nullable`
    the ones that may be null.
    """

    ref: Ref
    access: Access
    table: tuple[str, str]
    primary_key: tuple[str, ...]
    written: tuple[str, ...]
    changed: tuple[str, ...]
    types: Mapping[str, str] = field(default_factory=dict)
    nullable: frozenset[str] = frozenset()
    rows: str | None = None
    defers: bool = False
    """Whether a unique constraint is deferrable, so that Postgres refuses `on conflict` without naming another."""

    @property
    def name(self) -> str:
        return qualified(*self.table)

    @property
    def key(self) -> str:
        if not self.primary_key:
            return f"{quote(self.table[1])}.ctid::pg_catalog.text"
        columns = [qualified(self.table[1], column) for column in self.primary_key]
        return f"{columns[0]}::pg_catalog.text" if len(columns) == 1 else f"row({', '.join(columns)})::pg_catalog.text"

    def where(self, *conditions: str) -> str:
        """The where clause for these conditions on rows of this subject; empty when there are none."""
        every = [each for each in (self.rows, *conditions) if each]
        return f" where {' and '.join(every)}" if every else ""


def subjects(declared: Declared) -> Iterator[Subject]:
    """Every table with its columns, then every bucket."""
    columns: dict[tuple[str, str], list[Column]] = {}
    for item in declared.catalog.kind("column"):
        assert isinstance(item, Column)
        columns.setdefault((item.schema, item.table), []).append(item)
    keys = {(item.schema, item.table): item.columns for item in declared.catalog.kind("primary_key") if isinstance(item, PrimaryKey)}
    deferring = {(item.schema, item.table) for item in declared.catalog.kind("unique") if isinstance(item, Unique) and item.deferrable}
    tenant = declared.project.tenant
    for access in declared.tables:
        table = (access.schema, access.table)
        key = keys.get(table, ())
        given = {access.owner, tenant.column if tenant else None, *(name for sample in access.samples for name in sample)}
        own = sorted(columns.get(table, ()), key=lambda column: column.position)
        yield Subject(
            subject(access),
            access,
            table,
            key,
            written=tuple(column.name for column in own if _is_written(column, given)),
            changed=tuple(column.name for column in sorted(own, key=_likelihood) if _is_changed(column, {*given, *key, *access.hidden})),
            types={column.name: column.type for column in own},
            nullable=frozenset(column.name for column in own if not column.not_null),
            defers=table in deferring,
        )
    for bucket in declared.buckets:
        yield _files(bucket)


def _files(bucket: BucketAccess) -> Subject:
    rows = f"bucket_id = {literal(bucket.bucket)}"
    return Subject(subject(bucket), bucket, BUCKETS_TABLE, ("id",), ("bucket_id", "name"), ("user_metadata",), rows=rows)


def _is_written(column: Column, given: set[str | None]) -> bool:
    """Columns with a default keep it, unless a sample says otherwise: a caller need not know them."""
    if column.generated or column.identity == "always":
        return False
    return column.name in given or (column.default is None and column.identity is None)


def _is_changed(column: Column, never: set[str | None]) -> bool:
    return column.name not in never and not column.generated and column.identity is None


def _likelihood(column: Column) -> tuple[bool, bool, int]:
    """Columns that take their default without harm come first: nullable ones without any, then those that have one."""
    return (column.not_null and column.default is None, column.default is not None, column.position)
