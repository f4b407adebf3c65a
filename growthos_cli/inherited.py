"""What Postgres does below a table when something is done to it: columns, checks and keys that tables below have from it.

A partition has everything of the table above by the same name; a child has columns and checks. What is created, altered or
dropped above is so below by the same statement, so a plan compares with what is there after that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import Check, ForeignKey
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table, without_identity
from growthos_cli.diff import Change
from growthos_cli.graph import reachable
from growthos_cli.names import quote
from growthos_cli.referring import holding

_FROM_ABOVE = frozenset({"column", "check", "foreign_key"})
_OF_CHILDREN = frozenset({"column", "check"})
_SETTLED_FIRST = _FROM_ABOVE | {"primary_key", "unique", "exclusion", "index"}
"""What a partition must have before it is attached, and loses nothing of when it is detached."""

_TRIGGER = "partition_trigger"

_RECURSING = {
    "column": ("type", "collation", "not_null", "not_null_validated", "generated"),
    "check": ("validated", "enforced"),
    "foreign_key": ("validated", "enforced", "deferrable", "initially_deferred"),
}
"""Fields whose alteration above is one below."""

_OF_NOT_NULL = ("not_null", "not_null_name", "not_null_local", "not_null_validated", "not_null_no_inherit")

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
    parts = _parts(catalog, _FROM_ABOVE)
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


def _parts(catalog: Catalog, kinds: frozenset[str]) -> dict[tuple[str, ...], list[Ref]]:
    parts: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref in sorted(catalog.objects):
        if ref.kind in kinds:
            parts[ref.path[:2]].append(ref)
    return parts


def link_edges(catalog: Catalog) -> set[Edge]:
    """A tie comes after all that it compares, and is loosened before any of it goes. A key that refers to a partitioned table
    holds its partitions, too."""
    tied = links(catalog)
    parts = _parts(catalog, _SETTLED_FIRST | {_TRIGGER}) if tied else {}
    found: set[Edge] = set()
    for link in tied:
        compared = {ref for ref in parts[link.above.path] if ref.kind in _OF_CHILDREN}
        names = {(ref.kind, ref.path[2]) for ref in compared}
        whole = isinstance(link, Partition)
        own = parts[link.schema, link.table]
        # What is said of a copy of a trigger is said of all copies below.
        found |= {(ref, Ref(_TRIGGER, (*link.above.path, ref.path[2]))) for ref in own if ref.kind == _TRIGGER}
        found |= {(link.ref, ref) for ref in own if ref.kind != _TRIGGER and (whole or (ref.kind, ref.path[2]) in names)}
        found |= {(link.ref, ref) for ref in compared}
    return found | holding(catalog)


def after_attaching(desired: Catalog, middle: Catalog) -> set[Edge]:
    """A new key of a partitioned table waits for its partitions, and so makes theirs by itself."""
    return {(tie.above, tie.link) for tie in ties(desired) if _comes_by_itself(tie, middle)}


def said_first(desired: Catalog, middle: Catalog, major: int) -> set[Edge]:
    """(column of a parent, column of a child) where the child says first that it is not null, so that the constraint is its own, has
    the column of itself before its parent gets it, or gives up what keeps the parent's from taking nulls."""
    tied = ties(desired)
    found = {(tie.above, tie.below) for tie in tied if _says_first(tie, middle, desired, major) or _numbers_nulls(tie, middle, desired)}
    for tie in tied:
        if _is_merged(tie, middle, desired):
            # What is handed down to the parent from further above comes with the topmost.
            handing = reachable([tie.above], [(other.above, other.below) for other in tied])
            found |= {(above, tie.below) for above in handing}
    return found


def _numbers_nulls(tie: Tie, middle: Catalog, desired: Catalog) -> bool:
    """Whether a parent takes nulls, and so its child, which gives up an identity for that."""
    now, there, above, below = (side.get(ref) for side in (middle, desired) for ref in (tie.above, tie.below))
    if not (isinstance(now, Column) and isinstance(there, Column) and isinstance(above, Column) and isinstance(below, Column)):
        return False
    return now.not_null and not above.not_null and there.identity is not None and below.identity is None


def retyped_below(changes: Iterable[Change], again: Collection[Ref], desired: Catalog, edges: Iterable[Edge]) -> set[Edge]:
    """(what stands on a column of a table below, the column above by which that one is retyped). `again` are made anew; `edges` are
    desired's."""
    altered = (change for change in changes if isinstance(change.after, Column) and change.ref not in again)
    roots = {change.ref for change in altered if {"type", "collation"} & set(change.fields)}
    moved: dict[Ref, Ref] = {}
    for tie in ties(desired) if roots else ():
        if tie.above in moved or tie.above in roots:
            moved[tie.below] = moved.get(tie.above, tie.above)
    return {(a, moved[b]) for a, b in edges if b in moved and a not in moved and a != moved[b]} if moved else set()


def _is_merged(tie: Tie, middle: Catalog, desired: Catalog) -> bool:
    """Whether a parent gets a column that its child has of itself: Postgres makes them one where the child's is there first."""
    below = desired.get(tie.below)
    return not tie.partition and tie.link in middle and tie.above not in middle and isinstance(below, Column) and below.local


def _says_first(tie: Tie, middle: Catalog, desired: Catalog, major: int) -> bool:
    if major < NAMED or tie.partition:
        return False
    now, there, above, below = (side.get(ref) for side in (middle, desired) for ref in (tie.above, tie.below))
    if not (isinstance(now, Column) and isinstance(there, Column) and isinstance(above, Column) and isinstance(below, Column)):
        return False
    fresh = above.not_null and below.not_null and not now.not_null and not there.not_null
    # By the parent's name, it takes it over and makes it its own afterwards.
    return fresh and not is_inherited_alone(below) and below.not_null_name != inherited_name(above, below.ref)


def _comes_by_itself(tie: Tie, middle: Catalog) -> bool:
    return tie.partition and tie.below.kind == "foreign_key" and tie.above not in middle and tie.below not in middle


def going_along(live: Catalog, gone: set[Ref], first: set[Ref]) -> dict[Ref, Ref]:
    """What needs no drop of its own because something else takes it along: part -> that. A whole table's parts are left out.

    `first` are keys that go before any partition is detached.
    """
    found = {}
    for tie in ties(live):
        detached = tie.link in gone and Ref("table", tie.below.path[:2]) not in gone and tie.above not in first
        if tie.partition and tie.below in gone and tie.above in gone and not detached:
            found[tie.below] = tie.above
    for item in live.kind("index_partition"):
        if item.ref in gone:
            assert isinstance(item, IndexPartition)
            holders = (Ref("partition", (item.schema, item.table)), *item.below(), *item.above())
            if holder := next((each for each in holders if each in gone), None):
                found[item.ref] = holder
    return found


def unlike_parents(created: Iterable[Object], desired: Catalog, major: int) -> dict[Ref, list[Change]]:
    """New table -> how its columns differ from what its parents hand down with the creation. `created` comes with its table."""
    found: dict[Ref, list[Change]] = defaultdict(list)
    for item in created:
        if isinstance(item, Column) and not item.local:
            handed = _from_parents(desired, item, major)
            if isinstance(handed, Column) and handed.not_null and item.not_null:
                # Nobody can rename what is inherited, so that no other name is meant.
                handed = replace(handed, not_null_name=item.not_null_name)
            if item.not_null_local and isinstance(handed, Column):
                # Said within `create table`: a constraint that parents have as well gets no other name later.
                said = {name: getattr(item, name) for name in _OF_NOT_NULL}
                handed = replace(handed, **said)
            if handed != item:
                found[Ref("table", (item.schema, item.table))].append(Change(handed, item))
    return found


def _from_parents(catalog: Catalog, column: Column, major: int) -> Object:
    """The column as its table's parents hand it down: as the first has it, and not null if one says so."""
    parents = [item for item in links(catalog) if (item.schema, item.table) == (column.schema, column.table)]
    found: list[Column] = []
    for item in sorted(parents, key=lambda item: getattr(item, "position", 0)):
        above = catalog.get(Ref("column", (item.parent_schema, item.parent, column.name)))
        if isinstance(above, Column):
            handed = _handed_down(above, column.ref, partition=False, named=major >= NAMED)
            assert isinstance(handed, Column)
            found.append(handed)
    strict = next((handed for handed in found if handed.not_null), None)
    if not found or strict is None:
        return found[0] if found else column
    said = {name: getattr(strict, name) for name in _OF_NOT_NULL}
    return replace(found[0], **said)


def after_recursion(middle: Catalog, live: Catalog, desired: Catalog, gone: set[Ref], major: int) -> Catalog:
    """`middle`, which lacks what is `gone`, as it is when everything that happens above a table has happened below as well."""
    was = {item.ref for item in links(live)}
    found = {item.ref: item for item in _revealed(middle, live, gone)}
    for tie in ties(desired):
        fresh = tie.link not in was or tie.link in gone
        if tie.below.kind not in _FROM_ABOVE or (fresh and not _comes_by_itself(tie, middle)):
            continue
        above = desired.objects[tie.above]
        if _is_merged(tie, middle, desired):
            if isinstance(there := middle.get(tie.below), Column) and isinstance(above, Column):
                found[tie.below] = _merged(there, above, desired.objects[tie.below], named=major >= NAMED)
        elif tie.above not in middle:
            # A child's check is an object only where it is the child's own, and that no parent makes it.
            if tie.below not in middle and (tie.partition or tie.below.kind != "check"):
                found[tie.below] = _handed_down(found.get(tie.above, above), tie.below, partition=tie.partition, named=major >= NAMED)
        elif tie.below in middle:
            now = middle.objects[tie.above]
            first = _says_first(tie, middle, desired, major)
            names = [name for name in _RECURSING[tie.above.kind] if getattr(now, name) != getattr(above, name)]
            names = [name for name in names if not (first and name == "not_null")]
            if names:
                there = found.get(tie.below, middle.objects[tie.below])
                found[tie.below] = _moved_along(there, above, names, partition=tie.partition, named=major >= NAMED)
    return middle.plus(found.values()) if found else middle


def _revealed(middle: Catalog, live: Catalog, gone: set[Ref]) -> Iterator[Object]:
    """A child that loses its last parent keeps columns and checks, which are its own from then on."""
    loosened = [
        item
        for item in links(live)
        if isinstance(item, Inheritance) and item.ref in gone and Ref("table", (item.schema, item.table)) in middle
    ]
    if not loosened:
        return
    kept = {tie.below for tie in ties(live) if tie.link not in gone}
    # Postgres drops a check with a column that it is about.
    columns: dict[Ref, list[str]] = defaultdict(list)
    for a, b in live.edges:
        if (a.kind, b.kind) == ("check", "column"):
            columns[a].append(b.path[2])
    for item in loosened:
        for ref in live.objects:
            if ref.kind in ("column", "check") and ref.path[:2] == item.above.path:
                below = Ref(ref.kind, (item.schema, item.table, ref.path[2]))
                now, above = middle.get(below), live.objects[ref]
                if isinstance(now, Column) and (not now.local or now.not_null_local is not None) and below not in kept:
                    yield replace(now, local=True, not_null_local=None)
                goes = any(Ref("column", (item.schema, item.table, name)) in gone for name in columns.get(ref, ()))
                if isinstance(above, Check) and now is None and below not in live and not above.no_inherit and not goes:
                    yield replace(above, schema=item.schema, table=item.table)


def inherited_name(above: Column, below: Ref) -> str | None:
    """The name of a not-null constraint that a column has from the one above; None where it is what it would have of itself."""
    _, table, name = below.path
    taken_over = above.not_null_name or f"{above.table}_{name}_not_null"
    return None if taken_over == f"{table}_{name}_not_null" else taken_over


def _handed_down(above: Object, below: Ref, *, partition: bool, named: bool) -> Object:
    schema, table, _ = below.path
    if isinstance(above, Column):
        return replace(
            without_identity(above),
            schema=schema,
            table=table,
            storage=None,
            statistics=None,
            options=(),
            not_null_name=inherited_name(above, below) if above.not_null and named else None,
            not_null_local=None,
            local=partition,
        )
    assert isinstance(above, Check | ForeignKey)
    return replace(above, schema=schema, table=table)


def _merged(there: Column, above: Column, becomes: Object, *, named: bool) -> Column:
    """A child's own column when its parent has got it, too, and hands down that it is not null."""
    alone = named and above.not_null and not there.not_null and isinstance(becomes, Column) and is_inherited_alone(becomes)
    return replace(there, not_null=True, not_null_name=inherited_name(above, there.ref), not_null_local=False) if alone else there


def _moved_along(there: Object, above: Object, names: list[str], *, partition: bool, named: bool) -> Object:
    changes = {name: getattr(above, name) for name in names}
    if isinstance(there, Column) and isinstance(above, Column) and "not_null" in names and above.not_null != there.not_null:
        if there.not_null and named and not partition and not is_inherited_alone(there):
            changes["not_null"] = True
        else:
            handed = _handed_down(above, there.ref, partition=True, named=named)
            assert isinstance(handed, Column)
            changes["not_null_name"] = handed.not_null_name
            changes["not_null_local"] = False if above.not_null and there.local and named and not partition else None
    return replace(there, **changes)


def is_inherited_alone(column: Column) -> bool:
    """Whether the column's not-null constraint is its parents', and not its own as well."""
    return column.not_null and (column.not_null_local is False or (not column.local and column.not_null_local is None))
