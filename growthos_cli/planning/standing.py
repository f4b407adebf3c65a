"""What stands on what in a database: the dependencies that Postgres knows, and those between tables that have something from each other."""

from __future__ import annotations

from collections import defaultdict

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition, Partition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import SequenceOwner
from growthos_cli.catalog.routines import PartitionTrigger
from growthos_cli.planning.lineage.held_elsewhere import to_foreign
from growthos_cli.planning.lineage.lookalikes import kept_from_attaching, lookalikes
from growthos_cli.planning.lineage.referring import references_to_partitions
from growthos_cli.planning.lineage.tied import links, ties


def depends(catalog: Catalog) -> set[Edge]:
    """pg_depend's edges. A sequence's hold on its owning column is left out: the column's default points back at it. So is a partition's
    on the table above, which is its tie's: a partition is a table of its own before and after."""
    tied = {(Ref("table", link.path()), link.above) for link in catalog.kind(Partition.kind) if isinstance(link, Partition)}
    return {(a, b) for a, b in catalog.edges if a.kind != "sequence" or b.kind not in ("column", "view")} - tied


class Standing:
    """`dependents` are what stands on each; `ties` by what is below and above; `foreign` those of them whose lower table is foreign;
    `returning` (what stands, on what) makes way only for something that comes back."""

    def __init__(self, live: Catalog, desired: Catalog) -> None:
        self.dependents: dict[Ref, list[Ref]] = defaultdict(list)
        for dependent, dependency in sorted(depends(live)):
            if dependent in live:
                self.dependents[dependency].append(dependent)
        for item in live:
            if item.part_of:
                self.dependents[item.part_of].append(item.ref)
        self.ties = {(tie.below, tie.above): tie for tie in ties(live)}
        self.foreign = to_foreign(self.ties.values(), live)
        self.returning: set[Edge] = set()
        self._tie(live, desired)

    def _tie(self, live: Catalog, desired: Catalog) -> None:
        """What one table has from another stands on it, and so does each tie on both its ends."""
        for tie in self.ties.values():
            self.dependents[tie.above].append(tie.below)
        tied = links(live)
        for link in tied:
            self.dependents[link.above].append(link.ref)
            if link.kind == "inheritance" and link.part_of:
                self.returning.add((link.part_of, link.above))
        for index in sorted(kept_from_attaching(live) | kept_from_attaching(desired)):
            for link in tied if index in live else ():
                if link.above.path == index.path[:2]:
                    # Attached once more, the partition would get one, or another one's.
                    self.dependents[link.ref].append(index)
                    self.returning.add((index, link.ref))
        for index, tie_ref in sorted({*lookalikes(live), *lookalikes(desired)}):
            if index in live:
                self.dependents[tie_ref].append(index)
                self.returning.add((index, tie_ref))
        for key, partition in references_to_partitions(live):
            # While a partition is away, so are the rows that a key may refer to.
            self.dependents[partition].append(key)
            self.returning.add((key, partition))
        for item in live:
            if isinstance(item, IndexPartition | SequenceOwner):
                for need in item.requires():
                    self.dependents[need].append(item.ref)
        self._tie_copies(live)

    def _tie_copies(self, live: Catalog) -> None:
        """Detached, a partition has no copies of the triggers above, and neither have those below it."""
        above = {link.path(): link.above.path for link in live.kind(Partition.kind) if isinstance(link, Partition)}
        for copy in (item for item in live.kind(PartitionTrigger.kind) if isinstance(item, PartitionTrigger)):
            table = copy.path()[:2]
            while table in above and table != (copy.of_schema, copy.of_table):
                self.dependents[Ref(Partition.kind, table)].append(copy.ref)
                table = above[table]
