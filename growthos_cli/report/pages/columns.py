"""The columns of a table, its constraints and indexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.report.pages.markdown import Block, code, codes, paragraph, table, text
from growthos_cli.report.pages.site import Site

_LITERALS = r"'(?:[^'\\]|'')*'"
_ONE_OF = re.compile(rf"(?P<column>.+?) in \((?P<values>{_LITERALS}(?:, {_LITERALS})*)\)")


def column_table(site: Site, here: str, ref: Ref) -> Block:
    """What can stand in each column."""
    parts = site.book.side.parts.get(ref, [])
    references = {key.columns[0]: key for key in parts if isinstance(key, ForeignKey) and len(key.columns) == 1}
    vocabularies = dict(filter(None, map(vocabulary, parts)))
    columns = sorted((part for part in parts if isinstance(part, Column)), key=lambda column: column.position)
    yield from table(
        ("column", "type", "null", "default", "references", "what it holds"),
        (
            (
                code(column.name),
                code(_type(column)),
                "no" if column.not_null else "yes",
                _value(column),
                _target(site, here, references[column.name]) if column.name in references else "",
                " ".join(filter(None, (text(site.book.comment(column.ref)), _choice(vocabularies.get(column.name, ()))))),
            )
            for column in columns
        ),
    )


def key_table(site: Site, ref: Ref) -> Block:
    """Primary key, unique constraints and checks: what every row satisfies."""
    kept = [part for part in site.book.side.parts.get(ref, []) if isinstance(part, PrimaryKey | Unique | Check)]
    if kept:
        yield from paragraph("**Keys and checks**")
    yield from table(
        ("constraint", "holds", "comment"),
        (
            (code(part.name), _holds(part), text(site.book.comment(part.ref)))
            for part in sorted(kept, key=lambda part: (part.rank, part.ref))
        ),
    )


def foreign_key_table(site: Site, here: str, ref: Ref) -> Block:
    """What the table refers to, and what refers to it."""
    keys = [part for part in site.book.side.parts.get(ref, []) if isinstance(part, ForeignKey)]
    if keys:
        yield from paragraph("**Foreign keys**")
    yield from table(
        ("foreign key", "columns", "references", "on delete", "on update", "and"),
        (
            (
                code(key.name),
                codes(key.columns),
                _target(site, here, key),
                f"{key.on_delete}{f' ({codes(key.set_columns)})' if key.set_columns else ''}",
                key.on_update,
                ", ".join(_manner(key)),
            )
            for key in keys
        ),
    )
    users = [key for key in site.book.referring.get(ref, ()) if key.root != ref]
    if users:
        told = (f"{site.table(here, key.root)} ({codes(key.columns)}, {key.on_delete})" for key in users)
        yield from paragraph(f"Referred to by {', '.join(told)}.")


def index_table(site: Site, ref: Ref) -> Block:
    indexes = [part for part in site.book.side.parts.get(ref, []) if isinstance(part, Index)]
    if indexes:
        yield from paragraph("**Indexes**")
    yield from table(
        ("index", "on", "unique", "method", "includes", "only where", "comment"),
        (
            (
                code(index.name),
                codes(index.keys),
                ("yes, nulls too" if index.nulls_not_distinct else "yes") if index.unique else "",
                "" if index.method == "btree" else code(index.method),
                codes(index.include),
                code(index.where or ""),
                text(site.book.comment(index.ref)),
            )
            for index in indexes
        ),
    )


def vocabulary(part: Object) -> tuple[str, tuple[str, ...]] | None:
    """(column, values) of a check that lists the values of one column, as `one_of` makes it; None for any other."""
    found = _ONE_OF.fullmatch(part.expression) if isinstance(part, Check) else None
    if found is None or not re.fullmatch(r'"(?:[^"]|"")+"|[a-z_][a-z0-9_]*', found["column"]):
        return None
    name = found["column"]
    values = (value[1:-1].replace("''", "'") for value in re.findall(_LITERALS, found["values"]))
    return (name[1:-1].replace('""', '"') if name.startswith('"') else name), tuple(values)


def _choice(values: tuple[str, ...]) -> str:
    # An empty text is a value too, and code of nothing cannot be seen.
    return f"One of {', '.join(code(value) or 'the empty text' for value in values)}." if values else ""


def _type(column: Column) -> str:
    return f"{column.type} collate {column.collation}" if column.collation else column.type


def _value(column: Column) -> str:
    if column.identity:
        return f"identity, {column.identity}"
    if column.generated is not None:
        return f"always {code(column.generated)}"
    return code(column.default or "")


def _holds(part: PrimaryKey | Unique | Check) -> str:
    if isinstance(part, Check):
        return code(part.expression)
    what = "primary key" if isinstance(part, PrimaryKey) else "unique"
    nulls = ["nulls too"] if isinstance(part, Unique) and part.nulls_not_distinct else []
    includes = [f"includes {codes(part.include)}"] if part.include else []
    return ", ".join((f"{what} ({codes(part.columns)})", *nulls, *includes, *_deferral(part)))


def _target(site: Site, here: str, key: ForeignKey) -> str:
    table_ref = Ref("table", (key.references_schema, key.references_table))
    columns = f" ({codes(key.references_columns)})" if key.references_columns else ""
    return f"{site.table(here, table_ref)}{columns}"


def _manner(key: ForeignKey) -> Iterator[str]:
    if key.match != "simple":
        yield f"match {key.match}"
    yield from _deferral(key)


def _deferral(part: PrimaryKey | Unique | ForeignKey) -> Iterator[str]:
    if part.deferrable:
        yield "checked at the end of the transaction" if part.initially_deferred else "deferrable"
