"""Indexes of a partition that belong to none above and look like one that does: Postgres, which attaches the partition, would take
either.

Source: AttachPartitionEnsureIndexes() in tablecmds.c, CompareIndexInfo() in index.c.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Index


def lookalikes(catalog: Catalog) -> Iterator[Edge]:
    """(such an index, the tie of its partition)."""
    attached = {ref for item in catalog.kind(IndexPartition.kind) if isinstance(item, IndexPartition) for ref in item.below()}
    alike: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for item in catalog.kind(Index.kind) if attached else ():
        if isinstance(item, Index):
            alike[_definition(item)].append(item.ref)
    for refs in alike.values():
        if not attached.isdisjoint(refs):
            yield from ((ref, Ref("partition", ref.path[:2])) for ref in refs if ref not in attached)


def _definition(index: Index) -> tuple[object, ...]:
    return index.schema, index.table, index.method, index.unique, index.nulls_not_distinct, index.keys, index.include, index.where
