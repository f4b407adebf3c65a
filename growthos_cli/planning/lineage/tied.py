"""What ties a table to the one above it, and each of its parts to one of that one's: a child has columns and checks of its parents, a
partition everything of the table above by the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import Check, Exclusion, PrimaryKey, Unique
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import INDEXED, Column, Index, Table
from growthos_cli.names import quote
from growthos_cli.planning.lineage.looks import Look, look
from growthos_cli.planning.lineage.referring import holding

FROM_ABOVE = frozenset({"column", "check", "foreign_key"})
"""Kinds of what a table has from the one above."""
_OF_CHILDREN = frozenset({"column", "check"})
_SETTLED_FIRST = FROM_ABOVE | {"primary_key", "unique", "exclusion", "index"}
"""What a partition must have before it is attached, and loses nothing of when it is detached."""
_TRIGGER = "partition_trigger"

NAMED = 18
"""Since when a not-null constraint has a name, which tables below take over."""


@dataclass(frozen=True)
class Tie:
    """`below` is what `above` is to the table or index above; `link` ties the tables. In a partition both go together."""

    below: Ref
    above: Ref
    link: Ref
    partition: bool


def links(catalog: Catalog) -> list[Inheritance | Partition]:
    """What ties tables to tables, parents before their children."""
    found = [item for kind in ("inheritance", "partition") for item in catalog.kind(kind) if isinstance(item, Inheritance | Partition)]
    parents: dict[Ref | None, list[Ref]] = defaultdict(list)
    for item in found:
        parents[item.part_of].append(item.above)

    def depth(table: Ref | None) -> int:
        return 1 + max(map(depth, parents[table]), default=0) if table in parents else 0

    return sorted(found, key=lambda item: (depth(item.part_of), item.ref))


def below(catalog: Catalog, table: Ref) -> Iterator[Ref]:
    """The table, and all that have their columns from it."""
    yield table
    for kind in ("inheritance", "partition"):
        for link in catalog.kind(kind):
            if isinstance(link, Inheritance | Partition) and link.above == table:
                yield from below(catalog, Ref("table", (link.schema, link.table)))


def is_partitioned_by(table: Table, column: str) -> bool:
    """Whether the column is a part of the key that the table is partitioned by, or one of its expressions may use it."""
    if table.partition_by is None:
        return False
    words = re.findall(r'"(?:[^"]|"")*"|[^\s"(),]+', table.partition_by.partition("(")[2])
    return quote(column) in words


def ties(catalog: Catalog) -> list[Tie]:
    """Everything that a table has from the one above, parents before their children."""
    tied = links(catalog)
    if not tied:
        return []
    parts = _parts(catalog, FROM_ABOVE)
    found = []
    for link in tied:
        partition = isinstance(link, Partition)
        for above in parts[link.above.path]:
            below = Ref(above.kind, (link.schema, link.table, above.path[2]))
            if below in catalog and (partition or above.kind != "foreign_key"):
                found.append(Tie(below, above, link.ref, partition))
    for item in catalog.kind("index_partition"):
        assert isinstance(item, IndexPartition)
        link_ref = Ref("partition", (item.schema, item.table))
        pairs = ((below, above) for below in item.below() for above in item.above() if below in catalog and above in catalog)
        found += [Tie(below, above, link_ref, True) for below, above in pairs]
    return found


def handed_from(catalog: Catalog) -> dict[Ref, set[Ref]]:
    """Column -> the same one of every table above, however far."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for tie in ties(catalog):
        if tie.below.kind == Column.kind:
            found[tie.below] |= {tie.above, *found[tie.above]}
    return found


def freed(live: Iterable[Tie], gone: Collection[Ref]) -> set[Edge]:
    """(what a table keeps, what of the one above it is tied to): free to change when that, or the tie, is gone."""
    return {(tie.below, ref) for tie in live if tie.below not in gone for ref in (tie.above, tie.link) if ref in gone}


def handed_down_no_longer(desired: Catalog, left: Catalog, gone: Collection[Ref]) -> set[Edge]:
    """(tie that comes, what goes of a table above it, however far): the table below would have that, too. `left` lacks what is `gone`."""
    given: dict[tuple[str, ...], set[Ref]] = defaultdict(set)
    for ref in gone:
        if ref.kind in _OF_CHILDREN:
            given[ref.path[:2]].add(ref)
    found: set[Edge] = set()
    handed: dict[tuple[str, ...], set[Ref]] = defaultdict(set)
    for link in links(desired) if given else ():
        above = given[link.above.path] | handed[link.above.path]
        handed[link.schema, link.table] |= above
        found |= {(link.ref, ref) for ref in above if link.ref not in left}
    return found


def _parts(catalog: Catalog, kinds: frozenset[str]) -> dict[tuple[str, ...], list[Ref]]:
    parts: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref in sorted(catalog.objects):
        if ref.kind in kinds:
            parts[ref.path[:2]].append(ref)
    return parts


def checks_above(catalog: Catalog, tied: Iterable[Inheritance | Partition]) -> dict[tuple[str, ...], set[Ref]]:
    """What checks tables have from their parents and from those above these, by the path of the table; `tied` come parents first."""
    parts = _parts(catalog, frozenset({Check.kind}))
    found: dict[tuple[str, ...], set[Ref]] = defaultdict(set)
    for link in tied:
        if isinstance(link, Inheritance):
            handed = (ref for ref in parts[link.above.path] if not getattr(catalog.objects[ref], "no_inherit"))
            found[link.schema, link.table] |= {*handed, *found[link.above.path]}
    return found


def own_and_handed(catalog: Catalog) -> Iterator[Edge]:
    """(check that a child has of itself, check of the same name of a table above it, however far)."""
    for path, handed in checks_above(catalog, links(catalog)).items():
        for above in handed:
            own = Ref(Check.kind, (*path, above.path[2]))
            if own in catalog:
                yield own, above


def kept_from(tied: Iterable[Tie], catalog: Catalog) -> Iterator[Edge]:
    """(what a child has, the same of a table above it): while that is there, Postgres drops neither a column nor a check below."""
    yield from ((tie.below, tie.above) for tie in tied if not tie.partition)
    yield from own_and_handed(catalog)


def link_edges(catalog: Catalog) -> set[Edge]:
    """A tie comes after all that it compares, and is loosened before any of it goes. A key that refers to a partitioned table
    holds its partitions, too."""
    tied = links(catalog)
    parts = _parts(catalog, _SETTLED_FIRST | {_TRIGGER}) if tied else {}
    indexes = [item for item in catalog.kind("index_partition") if isinstance(item, IndexPartition)] if tied else []
    attached = {ref for item in indexes for ref in item.below()}
    found: set[Edge] = set()
    handed = checks_above(catalog, tied)
    for link in tied:
        compared = {ref for ref in parts[link.above.path] if ref.kind in _OF_CHILDREN}
        compared |= handed[link.above.path] if isinstance(link, Inheritance) else set()
        names = {(ref.kind, ref.path[2]) for ref in compared}
        whole = isinstance(link, Partition)
        own = parts[link.schema, link.table]
        # What is said of a copy of a trigger is said of all copies below.
        found |= {(ref, Ref(_TRIGGER, (*link.above.path, ref.path[2]))) for ref in own if ref.kind == _TRIGGER}
        # An index that belongs to none above comes later where Postgres would take it for one that does.
        looks = {look(catalog.objects[ref]) for ref in parts[link.above.path] if ref.kind in INDEXED} if whole else set[Look]()
        late = {ref for ref in own if looks and ref.kind in INDEXED and ref not in attached and look(catalog.objects[ref]) in looks}
        found |= {(ref, link.ref) for ref in late}
        own = [ref for ref in own if ref.kind != _TRIGGER and ref not in late]
        found |= {(link.ref, ref) for ref in own if whole or (ref.kind, ref.path[2]) in names}
        found |= {(link.ref, ref) for ref in compared}
    return found | holding(catalog)


def is_incomplete(item: Object | None) -> bool:
    """Whether this is an index or a key of a partitioned table that some partition lacks. Postgres gives one to every partition that it
    attaches."""
    return isinstance(item, PrimaryKey | Unique | Exclusion | Index) and not item.valid


def incomplete(catalog: Catalog) -> list[Ref]:
    """All of these."""
    return [item.ref for kind in INDEXED for item in catalog.kind(kind) if is_incomplete(item)]


def inherited_name(above: Column, below: Ref) -> str | None:
    """The name of a not-null constraint that a column has from the one above; None where it is what it would have of itself."""
    _, table, name = below.path
    taken_over = above.not_null_name or f"{above.table}_{name}_not_null"
    return None if taken_over == f"{table}_{name}_not_null" else taken_over


def is_inherited_alone(column: Column) -> bool:
    """Whether the column's not-null constraint is its parents', and not its own as well."""
    return column.not_null and (column.not_null_local is False or (not column.local and column.not_null_local is None))
