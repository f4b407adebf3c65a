"""What may name any column of its table as `excluded.c`, and so depends on all of them: bodies and rules with `on conflict do update`.

Source: BuildOnConflictExcludedTargetlist() in parse_clause.c; find_expr_references_walker() in dependency.c.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from growthos_cli.catalog.beside import RewriteRule
from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.routines import Function
from growthos_cli.diff import Change

_WORDS = " ON CONFLICT", " DO UPDATE "


def needs_every_column(item: Object | None) -> bool:
    texts = (item.sql_body or "",) if isinstance(item, Function) else item.commands if isinstance(item, RewriteRule) else ()
    return any(all(word in text for word in _WORDS) for text in texts)


def after_columns(changes: Iterable[Change], gone: Collection[Ref], desired: Iterable[Edge]) -> set[Edge]:
    """(what comes or changes, column that goes) of the tables that it depends on in `desired`."""
    writers = {change.ref for change in changes if needs_every_column(change.after)}
    if not writers:
        return set()
    tables = {(ref, Ref(Table.kind, need.path[:2])) for ref, need in desired if ref in writers and need.kind in (Column.kind, Table.kind)}
    columns = [ref for ref in gone if ref.kind == Column.kind]
    return {(writer, column) for writer, table in tables for column in columns if column.path[:2] == table.path}
