"""Keys that refer to partitioned tables, and what that means for the partitions: none goes while a key may refer to its rows.

Detaching one lets go of it where the key stays. A key that goes, too, goes before any is detached, and comes when all are attached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.lineage import IndexPartition, Partition
from growthos_cli.catalog.ref import Ref


@dataclass(frozen=True)
class Referring:
    """What a plan needs to know of the keys that refer to partitioned tables.

    `references` are all (key, link of a partition) of the live side. `first` are keys that go before any of their partitions is
    detached, `shared` those with the links of partitions that have the same key. `detached` are links of partitions that go for good
    and that a key which stays holds, each with the tables that go below it.
    """

    references: frozenset[Edge]
    first: frozenset[Ref]
    detached: dict[Ref, set[Ref]]
    gone: frozenset[Ref]
    shared: frozenset[Edge]

    def before(self, edges: set[Edge]) -> set[Edge]:
        """The edges by which drops are ordered, with those of these keys."""
        links = {ref for ref in self.gone if ref.kind == "partition"}
        held = {(key, link) for key, link in self.references if key in self.first and link in links}
        # The same key of a partition goes along with that of the table above.
        held |= self.shared
        turned = {(link, key) for key, link in held} | {(link, Ref(key.kind, (*link.path, key.path[2]))) for key, link in held}
        return edges - turned | held | {(link, table) for link, tables in self.detached.items() for table in tables}

    def after(self, desired: Catalog) -> set[Edge]:
        """A key comes when the partitions that were away, and the rows in them, are back."""
        links = {ref for ref in self.gone if ref.kind == "partition"}
        found = references_to_partitions(desired) if links else set()
        return {(key, link) for key, link in found if link in links and Ref("partition", key.path[:2]) not in desired}


def referring(live: Catalog, gone: set[Ref]) -> Referring:
    """What holds for a plan that drops `gone`, whether that comes back or not."""
    references = frozenset(references_to_partitions(live))
    first = frozenset(key for key, link in references if key in gone and link in gone)
    return Referring(references, first, _detached(live, gone), frozenset(gone), frozenset(_shared(live, gone, first)))


def _shared(live: Catalog, gone: Collection[Ref], keys: Collection[Ref]) -> Iterator[Edge]:
    links = {Ref("table", (link.schema, link.table)): link for link in live.kind("partition") if isinstance(link, Partition)}
    for link in links.values() if keys else ():
        above = link.above if link.ref in gone else None
        while above is not None:
            named = (key for key in keys if key.path[:2] == above.path and Ref(key.kind, (*link.ref.path, key.path[2])) in gone)
            yield from ((key, link.ref) for key in named)
            above = links[above].above if above in links else None


def over_moving_rows(live: Catalog, desired: Catalog, dropped: Collection[Ref], changed: Collection[Ref]) -> set[Ref]:
    """Keys that refer to rows which may move from a partition that goes to one that comes."""
    losing = {key for key, link in references_to_partitions(live) if link in dropped}
    return losing & {key for key, link in references_to_partitions(desired) if link in changed} if losing else losing


def among_themselves(live: Catalog, desired: Catalog, changed: Collection[Ref]) -> Iterator[Ref]:
    """Keys of a partitioned table that refer to it itself, where partitions come or go: no order of those holds for the rows of all.

    `changed` are ties of either side.
    """
    for side in (live, desired) if any(ref.kind == "partition" for ref in changed) else ():
        for key, link in references_to_partitions(side):
            item = live.get(key)
            if link in changed and isinstance(item, ForeignKey) and desired.get(key) == item and item.refers_to == item.part_of:
                yield key


def copies(live: Catalog, gone: Collection[Ref]) -> set[Ref]:
    """Keys of partitions that go, of which the table above keeps the same: Postgres drops those with their tables alone."""
    links = {Ref("table", (link.schema, link.table)): link for link in live.kind("partition") if isinstance(link, Partition)}
    found = set()
    for key in live.kind("foreign_key") if links else ():
        table = Ref("table", key.ref.path[:2])
        if key.ref in gone and table in gone and table in links:
            above = Ref(key.kind, (*links[table].above.path, key.ref.path[2]))
            if above in live and above not in gone:
                found.add(key.ref)
    return found


def references_to_partitions(catalog: Catalog) -> set[Edge]:
    """(key, link of a partition) for every partition under the table that a foreign key refers to."""
    below: dict[Ref, list[Ref]] = defaultdict(list)
    for link in catalog.kind("partition"):
        if isinstance(link, Partition):
            below[link.above].append(Ref("table", (link.schema, link.table)))
    found: set[Edge] = set()
    for key in catalog.kind("foreign_key") if below else ():
        assert isinstance(key, ForeignKey)
        found |= {(key.ref, Ref("partition", table.path)) for table in _under(key.refers_to, below)}
    return found


def holding(catalog: Catalog) -> set[Edge]:
    """What such a key stands on: every partition, and the index of each, by which the index of the whole is one that it can refer to."""
    found = references_to_partitions(catalog)
    indexes: dict[Ref, list[Ref]] = defaultdict(list)
    for item in catalog.kind("index_partition") if found else ():
        assert isinstance(item, IndexPartition)
        indexes[Ref("partition", (item.schema, item.table))].append(item.ref)
    edges = {(key, Ref("table", link.path)) for key, link in found}
    return edges | {(key, index) for key, link in found if link.path != key.path[:2] for index in indexes[link]}


def _under(table: Ref, below: dict[Ref, list[Ref]]) -> Iterator[Ref]:
    for other in below.get(table, ()):
        yield other
        yield from _under(other, below)


def _detached(live: Catalog, gone: set[Ref]) -> dict[Ref, set[Ref]]:
    tied = {Ref("table", (link.schema, link.table)): link for link in live.kind("partition") if isinstance(link, Partition)}
    referred = {key.refers_to for key in (live.kind("foreign_key") if tied else ()) if isinstance(key, ForeignKey) and key.ref not in gone}
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for table in tied.keys() & gone if referred else ():
        top = tied[table]
        while top.above in gone and top.above in tied:
            top = tied[top.above]
        above = top.above
        while above not in referred and above in tied:
            above = tied[above].above
        if top.above not in gone and above in referred:
            found[top.ref].add(table)
    return found
