"""What Postgres makes anew by itself when a column is retyped, and not as it was: that makes way.

Indexes and keys of partitions come back as those of a new partition would: they keep what they are called only where that is what
Postgres calls them, and nothing that they have of their own. Indexes and statistics of any table lose how much is sampled for them,
and which extension they go with.
Source: ATPostAlterTypeCleanup() in tablecmds.c, ChooseIndexName() in indexcmds.c.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from growthos_cli.catalog.attached import ExtensionDependency
from growthos_cli.catalog.beside import Statistics
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Check, Exclusion, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.lineage import IndexPartition, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import INDEXED, Column, Index
from growthos_cli.names import fits
from growthos_cli.planning.graph import reachable
from growthos_cli.planning.lineage.tied import NAMED, Tie, inherited_name, is_inherited_alone

_OF_ONES_OWN = ("options", "tablespace")


def otherwise_than_made(live: Catalog, dependents: Mapping[Ref, Sequence[Ref]]) -> set[Ref]:
    """What would not come back as it is, and indexes and keys of partitioned tables of which one below, however deep, would not."""
    sampled = (item for kind in (*INDEXED, Statistics.kind) for item in live.kind(kind))
    return {item.ref for item in sampled if _loses(item, dependents)} | _above(live, dependents)


def _loses(item: Object, dependents: Mapping[Ref, Sequence[Ref]]) -> bool:
    sampled = item.target is not None if isinstance(item, Statistics) else bool(getattr(item, "statistics", ()))
    return sampled or any(ref.kind == ExtensionDependency.kind for ref in dependents.get(item.ref, ()))


def _above(live: Catalog, dependents: Mapping[Ref, Sequence[Ref]]) -> set[Ref]:
    tied = [item for item in live.kind("index_partition") if isinstance(item, IndexPartition)]
    pairs = [(below, above) for item in tied for below in item.below() for above in item.above() if below in live and above in live]
    found = {above for below, above in pairs if not _comes_back(live.objects[below], live.objects[above], dependents.get(below, ()))}
    while more := {above for below, above in pairs if below in found} - found:
        found |= more
    return found


def _comes_back(below: Object, above: Object, standing: Collection[Ref]) -> bool:
    alike = all(getattr(below, name) == getattr(above, name) for name in _OF_ONES_OWN)
    own = any(ref.kind in _SAID_OF_IT for ref in standing) or bool(getattr(below, "statistics", ()))
    return alike and not own and below.ref.path[2] == _usual_name(below)


_SAID_OF_IT = frozenset({"comment", "clustered", "replica_identity", "extension_dependency"})


def parted(live: Catalog, column: Ref, dependents: Mapping[Ref, Sequence[Ref]], major: int) -> set[Ref]:
    """Ties of partitions with a constraint that Postgres would make anew from the one above and not as it is: by another name, or with
    nothing said of it. Detached, the partition keeps it."""
    standing = [live.objects[ref] for ref in dependents.get(column, ()) if ref.kind in (Check.kind, ForeignKey.kind) and ref in live]
    found: set[Ref] = set()
    for link in live.kind("partition"):
        if isinstance(link, Partition):
            table = (link.schema, link.table)
            of_above = [item for item in standing if item.ref.path[:2] == link.above.path]
            here = live.get(Ref("column", (*table, column.path[2])))
            there = live.get(column) if column.path[:2] == link.above.path else None
            renamed = major >= NAMED and isinstance(here, Column) and isinstance(there, Column) and _is_renamed(here, there)
            if renamed or any(_is_otherwise(item, table, live, dependents) for item in of_above):
                found.add(link.ref)
    return found


def said_by_name(live: Catalog, family: Collection[Ref], tied: Iterable[Tie], major: int) -> Iterator[tuple[Column, list[Ref]]]:
    """Columns of the family whose not-null constraint Postgres would make anew, and hand down to children that have it of themselves by
    another name, which it refuses, each with these children's columns. Partitions take theirs over."""
    if major < NAMED:
        return
    pairs = [(tie.below, tie.above) for tie in tied if not tie.partition and tie.below in family]
    for ref in sorted(family):
        above = live.objects[ref]
        if isinstance(above, Column) and above.not_null and not is_inherited_alone(above):
            below = (live.objects[each] for each in sorted(reachable([ref], pairs) - {ref}))
            named = (item for item in below if isinstance(item, Column) and item.not_null)
            if others := [item.ref for item in named if item.not_null_name != inherited_name(above, item.ref)]:
                yield above, others


def _is_renamed(column: Column, above: Column) -> bool:
    return column.not_null and above.not_null and column.not_null_name != inherited_name(above, column.ref)


def _is_otherwise(above: Object, table: tuple[str, str], live: Catalog, dependents: Mapping[Ref, Sequence[Ref]]) -> bool:
    alike: list[Ref] = [ref for ref in (Ref(above.kind, (*table, above.ref.path[2])),) if ref in live]
    if isinstance(above, ForeignKey):
        keys = (item for item in live.kind(ForeignKey.kind) if isinstance(item, ForeignKey) and item.ref.path[:2] == table)
        alike = [key.ref for key in keys if replace(key, schema=above.schema, table=above.table, name=above.name) == above]
    if alike and all(ref.path[2] != above.ref.path[2] for ref in alike):
        return True
    return any(said.kind in _SAID_OF_IT for ref in alike for said in dependents.get(ref, ()))


def _usual_name(item: Object) -> str | None:
    """What Postgres calls it; None where that takes more than a look at its columns."""
    names: tuple[str, ...]
    match item:
        case PrimaryKey():
            names, suffix = (), "pkey"
        case Unique():
            names, suffix = (*item.columns, *item.include), "key"
        case Exclusion():
            names, suffix = (*_columns(item.elements), *item.include), "excl"
        case Index():
            names, suffix = (*_columns(item.keys), *item.include), "idx"
        case _:
            return None
    name = "_".join((item.ref.path[1], *names, suffix))
    return name if fits(name) and not any(mark in name for mark in '("') else None


def _columns(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key.split(" ")[0] for key in keys)
