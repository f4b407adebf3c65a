"""Tables that plugins of logical decoding read as they read the system's own: Postgres writes none of them anew while they are that, and so
they are not for the time being.

Source: ATRewriteTables() in tablecmds.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.diff import Change
from growthos_cli.planning.fold import Node

_OPTION = "user_catalog_table"


@dataclass(frozen=True)
class CatalogTables:
    """`nodes` are those of a plan, without what they say about it; `first` and `last` say it around them."""

    nodes: list[Node]
    first: list[Change]
    last: list[Change]


def catalog_tables(live: Catalog, desired: Catalog, nodes: list[Node]) -> CatalogTables:
    """As far as they stay, and something changes in their columns or where they are stored."""
    staying = {table.ref: (table, after) for table in _marked(live, desired) if isinstance(after := desired.get(table.ref), Table)}
    if not staying:
        return CatalogTables(nodes, [], [])
    made = {node.change.ref for node in nodes if node.change.verb != "alter"}
    changing = {Ref(Table.kind, node.change.ref.path[:2]) for node in nodes if node.change.ref.kind in (Column.kind, Table.kind)}
    freed = {ref: sides for ref, sides in staying.items() if ref in changing - made}
    first = [Change(replace(was, options=_marks(was)), replace(was, options=())) for was, _ in freed.values() if _marks(was)]
    # All of them once more: Postgres keeps them in the order in which they were said.
    last = [Change(replace(after, options=_others(after)), after) for _, after in freed.values() if _marks(after)]
    return CatalogTables([_unmarked(node) if node.change.ref in freed else node for node in nodes], first, last)


def _marked(live: Catalog, desired: Catalog) -> Iterator[Table]:
    for table in live.kind(Table.kind):
        if isinstance(table, Table) and (_marks(table) or _marks(desired.get(table.ref))):
            yield table


def _marks(table: object) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in table.options if pair[0] == _OPTION) if isinstance(table, Table) else ()


def _unmarked(node: Node) -> Node:
    sides = (node.change.before, node.change.after)
    before, after = (replace(side, options=_others(side)) if isinstance(side, Table) else side for side in sides)
    return replace(node, change=Change(before, after))


def _others(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in table.options if pair[0] != _OPTION)
