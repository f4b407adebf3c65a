"""Which of two columns that are tied changes first: what Postgres does below a table depends on what is there by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.diff import Change
from growthos_cli.planning.graph import reachable
from growthos_cli.planning.lineage.lookalikes import kept_from_attaching
from growthos_cli.planning.lineage.tied import NAMED, Tie, inherited_name, is_inherited_alone, own_and_handed, ties


def after_attaching(desired: Catalog, middle: Catalog) -> set[Edge]:
    """A new key of a partitioned table waits for its partitions, and so makes theirs by itself. So does an index that is kept from
    them, and makes none."""
    kept = kept_from_attaching(desired)
    attached = [link for link in desired.kind("partition") if isinstance(link, Partition)] if kept else []
    waiting = {(index, link.ref) for index in kept for link in attached if index.path[:2] == link.above.path}
    waiting |= set(_with_its_indexes(desired, middle))
    return waiting | {(tie.above, tie.link) for tie in ties(desired) if comes_by_itself(tie, middle)}


def _with_its_indexes(desired: Catalog, middle: Catalog) -> Iterator[Edge]:
    """A table that becomes a partition waits until its own partitions have its new indexes: while one lacks them, Postgres sees none that
    the table above asks for."""
    for item in desired.kind("index_partition"):
        assert isinstance(item, IndexPartition)
        link = Ref("partition", (item.parent_schema, item.parent))
        asked_for = Ref(IndexPartition.kind, (item.parent_schema, item.parent, item.parent_index)) in desired
        if asked_for and item.ref not in middle and link in desired and link not in middle:
            yield link, item.ref


def one_by_one(desired: Catalog) -> set[Edge]:
    """(tie to a parent, tie to the one before): parents are in the order in which a table is tied to them."""
    parents: dict[Ref | None, list[Inheritance]] = defaultdict(list)
    for link in desired.kind(Inheritance.kind):
        if isinstance(link, Inheritance):
            parents[link.part_of].append(link)
    ordered = (sorted(found, key=lambda link: link.position) for found in parents.values() if len(found) > 1)
    return {(after.ref, before.ref) for found in ordered for before, after in pairwise(found)}


def said_first(desired: Catalog, middle: Catalog, major: int) -> set[Edge]:
    """(column of a parent, column of a child) where the child says first that it is not null, so that the constraint is its own, has
    the column of itself before its parent gets it, or gives up what keeps the parent's from taking nulls."""
    tied = ties(desired)
    found = {(tie.above, tie.below) for tie in tied if says_first(tie, middle, desired, major) or _numbers_nulls(tie, middle, desired)}
    found |= {(tie.above, tie.link) for tie in tied if own_first(tie, middle, desired)}
    for tie in tied:
        if is_merged(tie, middle, desired):
            # What is handed down to the parent from further above comes with the topmost.
            handing = reachable([tie.above], [(other.above, other.below) for other in tied])
            found |= {(above, tie.below) for above in handing}
    return found | _stricter_below(desired, middle)


def _stricter_below(desired: Catalog, middle: Catalog) -> set[Edge]:
    """(check of a table further above, a child's own by that name) where the child's holds of rows of which the other does not: Postgres
    makes one of them only where it is there first."""
    fresh = ((own, above) for own, above in own_and_handed(desired) if own not in middle and above not in middle)
    return {(above, own) for own, above in fresh if _is_stricter(desired.objects[own], desired.objects[above])}


def _is_stricter(below: Object, above: Object) -> bool:
    return any(getattr(below, name) and not getattr(above, name) for name in ("validated", "enforced"))


def over_several(tied: set[Edge]) -> set[Edge]:
    """The pairs (below, above), and those that columns make over more than one table: of the tables between there may be nothing to do."""
    above: dict[Ref, list[Ref]] = defaultdict(list)
    for lower, upper in tied:
        if lower.kind == Column.kind:
            above[lower].append(upper)
    found = set(tied)
    for column in list(above):
        todo = list(above[column])
        while todo:
            further = [ref for ref in above.get(todo.pop(), ()) if (column, ref) not in found]
            found |= {(column, ref) for ref in further}
            todo += further
    return found


def retyped_below(changes: Iterable[Change], again: Collection[Ref], desired: Catalog, edges: Iterable[Edge]) -> set[Edge]:
    """(what stands on a column of a table below, the column above by which that one is retyped, or generated no longer). `again` are made
    anew; `edges` are desired's."""
    altered = (change for change in changes if isinstance(change.after, Column) and change.ref not in again)
    roots = {change.ref for change in altered if {"type", "collation"} & set(change.fields) or becomes_plain(change)}
    moved: dict[Ref, Ref] = {}
    for tie in ties(desired) if roots else ():
        if tie.above in moved or tie.above in roots:
            moved[tie.below] = moved.get(tie.above, tie.above)
    return {(a, moved[b]) for a, b in edges if b in moved and a not in moved and a != moved[b]} if moved else set()


def becomes_plain(change: Change) -> bool:
    """Whether a generated column becomes a plain one."""
    before, after = change.before, change.after
    return isinstance(before, Column) and isinstance(after, Column) and before.generated is not None and after.generated is None


def _numbers_nulls(tie: Tie, middle: Catalog, desired: Catalog) -> bool:
    """Whether a parent takes nulls, and so its child, which gives up an identity for that."""
    now, there, above, below = (side.get(ref) for side in (middle, desired) for ref in (tie.above, tie.below))
    if not (isinstance(now, Column) and isinstance(there, Column) and isinstance(above, Column) and isinstance(below, Column)):
        return False
    return now.not_null and not above.not_null and there.identity is not None and below.identity is None


def is_merged(tie: Tie, middle: Catalog, desired: Catalog) -> bool:
    """Whether a parent gets a column that its child has of itself: Postgres makes them one where the child's is there first."""
    below = desired.get(tie.below)
    return not tie.partition and tie.link in middle and tie.above not in middle and isinstance(below, Column) and below.local


def says_first(tie: Tie, middle: Catalog, desired: Catalog, major: int) -> bool:
    if major < NAMED or tie.partition:
        return False
    now, there, above, below = (side.get(ref) for side in (middle, desired) for ref in (tie.above, tie.below))
    if not (isinstance(now, Column) and isinstance(there, Column) and isinstance(above, Column) and isinstance(below, Column)):
        return False
    fresh = above.not_null and below.not_null and not now.not_null and not there.not_null
    # By the parent's name, it takes it over and makes it its own afterwards.
    return fresh and not is_inherited_alone(below) and below.not_null_name != inherited_name(above, below.ref)


def own_first(tie: Tie, middle: Catalog, desired: Catalog) -> bool:
    """Whether a partition keeps its not-null constraint as its own while that of the table above, which is to be no longer valid, is said
    once more."""
    now, above, below = middle.get(tie.above), desired.get(tie.above), middle.get(tie.below)
    if not (isinstance(now, Column) and isinstance(above, Column) and isinstance(below, Column)):
        return False
    link = desired.get(tie.link)
    own = isinstance(link, Partition) and below.name in link.not_null and tie.link in middle
    return own and below.not_null and now.not_null_validated and above.not_null and not above.not_null_validated


def comes_by_itself(tie: Tie, middle: Catalog) -> bool:
    return tie.partition and tie.below.kind == "foreign_key" and tie.above not in middle and tie.below not in middle
