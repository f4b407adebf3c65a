"""Indexes that look like another of their table: where Postgres attaches a partition, it would take either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Index, Table
from growthos_cli.planning.lineage.looks import look
from growthos_cli.planning.lineage.tied import incomplete


def lookalikes(catalog: Catalog) -> Iterator[Edge]:
    """(index of a partition that belongs to none above and looks like one that does, the tie of the partition)."""
    attached = {ref for item in catalog.kind(IndexPartition.kind) if isinstance(item, IndexPartition) for ref in item.below()}
    alike: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for item in catalog.kind(Index.kind) if attached else ():
        if isinstance(item, Index):
            alike[item.schema, item.table, look(item)].append(item.ref)
    for refs in alike.values():
        if not attached.isdisjoint(refs):
            yield from ((ref, Ref("partition", ref.path[:2])) for ref in refs if ref not in attached)


def twins(catalog: Catalog) -> set[Ref]:
    """Indexes of partitioned tables that look like each other: to a partition that it attaches, Postgres would give either one's as the
    other's."""
    divided = {table.ref.path for table in catalog.kind(Table.kind) if isinstance(table, Table) and table.partition_by is not None}
    alike: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for item in catalog.kind(Index.kind) if divided else ():
        if isinstance(item, Index) and item.ref.path[:2] in divided:
            alike[item.schema, item.table, look(item)].append(item.ref)
    return {ref for refs in alike.values() if len(refs) > 1 for ref in refs}


def kept_from_attaching(catalog: Catalog) -> set[Ref]:
    """Indexes and keys of partitioned tables that are not there while a partition is attached."""
    return twins(catalog).union(incomplete(catalog))
