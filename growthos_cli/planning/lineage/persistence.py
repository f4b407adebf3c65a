"""Keys between tables that become unlogged, or logged again: no logged table may refer to one that is not.

So the tables turn one after the other. Where they refer to each other in a ring, the keys make way, and are checked anew.
Source: ATPrepChangePersistence() in tablecmds.c.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.lineage import Partition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Table
from growthos_cli.diff import Change
from growthos_cli.planning.graph import reachable


def in_rings(live: Catalog, changes: Iterable[Change]) -> Iterator[Ref]:
    """The keys that make way."""
    keys = _between_turned(live, changes)
    pairs = set(keys.values())
    yield from (key for key, (later, earlier) in keys.items() if earlier in reachable([later], pairs))
    yield from _over_partitions(live, changes)


def _over_partitions(live: Catalog, changes: Iterable[Change]) -> Iterator[Ref]:
    """Keys to tables above a partition that turns: Postgres looks at those of each partition, which it did not when they came."""
    turned = [change.ref for change in changes if isinstance(change.after, Table) and change.before and "unlogged" in change.fields]
    partitions = (link for link in live.kind(Partition.kind) if isinstance(link, Partition)) if turned else ()
    tied = [(link.above, Ref("table", link.ref.path[:2])) for link in partitions]
    above = reachable(turned, tied).difference(turned)
    yield from (key.ref for key in live.kind(ForeignKey.kind) if isinstance(key, ForeignKey) and key.refers_to in above)


def in_turn(live: Catalog, changes: Iterable[Change], gone: Collection[Ref]) -> set[Edge]:
    """(table, table that turns before it), as far as the keys between them stay."""
    return {pair for key, pair in _between_turned(live, changes).items() if key not in gone}


def _between_turned(live: Catalog, changes: Iterable[Change]) -> dict[Ref, Edge]:
    """Each key between two tables that both turn, with the table that turns later and the one before it."""
    unlogged = {change.ref: change.after.unlogged for change in changes if isinstance(change.after, Table) and "unlogged" in change.fields}
    found: dict[Ref, Edge] = {}
    for key in live.kind("foreign_key") if len(unlogged) > 1 else ():
        assert isinstance(key, ForeignKey)
        table, above = Ref("table", (key.schema, key.table)), key.refers_to
        if table != above and {table, above} <= unlogged.keys() and unlogged[table] == unlogged[above]:
            found[key.ref] = (above, table) if unlogged[table] else (table, above)
    return found
