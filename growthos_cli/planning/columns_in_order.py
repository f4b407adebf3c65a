"""In what order columns come to a table that is there, where something names them by the places that they have: as they are desired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from growthos_cli.catalog.by_place import all_places, is_named
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.tied import ties


def columns_in_order(changes: Iterable[Change], left: Catalog, desired: Catalog) -> set[Edge]:
    """(column that comes, what comes before it), by the columns above with which those of tables below come. `left` has none of them."""
    coming = {change.ref for change in changes if change.ref.kind == Column.kind and change.before is None}
    named = all_places(desired) if coming else set()
    if not named:
        return set()
    fresh: dict[Ref, list[Column]] = defaultdict(list)
    for item in desired.kind(Column.kind):
        table = Ref(Table.kind, item.ref.path[:2])
        if isinstance(item, Column) and table in left and item.ref not in left:
            fresh[table].append(item)
    with_those_above: dict[Ref, Ref] = {}
    for tie in ties(desired):
        if tie.below not in coming:
            with_those_above.setdefault(tie.below, with_those_above.get(tie.above, tie.above))
    found: set[Edge] = set()
    for table, columns in fresh.items():
        if is_named(table, named):
            ordered = [item.ref for item in sorted(columns, key=lambda item: item.position)]
            come = [with_those_above.get(ref, ref) for ref in ordered]
            found |= {(after, before) for before, after in pairwise(come) if after != before}
    return found
