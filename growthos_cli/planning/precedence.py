"""What orders a plan: what goes, and with what it goes along; what comes, and after what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from growthos_cli.catalog.base_types import ShellType
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import INDEXED
from growthos_cli.catalog.roles import role_edges
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.heirs import late_checks
from growthos_cli.planning.lineage.inherited import going_along
from growthos_cli.planning.lineage.lookalikes import kept_from_attaching
from growthos_cli.planning.lineage.persistence import in_turn
from growthos_cli.planning.lineage.referring import Referring, copies, referring
from growthos_cli.planning.lineage.tied import Tie, kept_from, link_edges, ties
from growthos_cli.planning.lineage.turns import after_attaching, one_by_one, over_several, retyped_below, said_first
from growthos_cli.planning.lineage.unvalidated import in_order
from growthos_cli.planning.namespaces import left_by_members, left_by_numbers
from growthos_cli.planning.rights.implied import passing_on
from growthos_cli.planning.rights.ownership import run_as_owner
from growthos_cli.planning.standing import depends
from growthos_cli.planning.values.within import settled_first
from growthos_cli.planning.way import Way
from growthos_cli.planning.whole_rows import generated_afterwards


def edges_of(catalog: Catalog) -> set[Edge]:
    """pg_depend's edges, those that fields state, who must hold what is passed on, what ties tables to tables, and who must be there."""
    stated = {(item.ref, need) for item in catalog for need in item.requires()}
    return depends(catalog) | stated | set(passing_on(catalog)) | link_edges(catalog) | role_edges(catalog)


@dataclass(frozen=True)
class Going:
    """`edges` order what goes, (dependent, dependency); `carried` need no drop of their own: part -> what takes it along. `keys` are
    those that refer to what goes."""

    edges: set[Edge]
    carried: dict[Ref, Ref]
    keys: Referring


def going(live: Catalog, edges: set[Edge], gone: set[Ref], held: Iterable[Edge]) -> Going:
    """How `gone` go, of a side with these edges; `held` are further ones, of columns that are of another type for a while."""
    keys_to, tied = referring(live, gone), ties(live)
    along = going_along(live, gone, set(keys_to.first))
    apart = {a for a, b in edges if a in gone and b in gone and a.kind in _CROSSES_TABLES and b.path[:2] != a.path[:2]}
    apart -= along.keys() | copies(live, gone)
    parts = {
        ref: holder
        for ref in gone - apart - keys_to.detached.keys()
        if not (ref.kind == IndexPartition.kind and ref in along)  # what ties two indexes goes when their tables part
        if (holder := live.objects[ref].part_of) in gone and holder is not None and along.get(ref) not in keys_to.detached
    }
    # A key goes with the one above even where that is dropped before their tables are, and holds its partition no longer.
    keys = {below: above for below, above in along.items() if below.kind == "foreign_key" and _topmost(along, below) not in parts}
    # And an index that belongs to none above comes after the tie, but need not go before it.
    edges = {(a, b) for a, b in edges if not (a.kind == "partition" and b in keys) and not (a.kind in INDEXED and b.kind == "partition")}
    edges = keys_to.before(edges)
    carried = along | parts | keys
    # Of a child alone the parent's column or check goes first: it is what keeps the child's.
    edges |= {(a, b) for b, a in kept_from(tied, live) if not _tables_go(b, a, gone)} | {*held}
    # What a partition keeps when it is detached, the table above loses only then.
    edges |= {(tie.link, tie.above) for tie in tied if tie.partition and _all_go(tie, gone - carried.keys())}
    carried |= {a: b for a, b in edges if b.kind == ShellType.kind and a.kind == "function" and a in gone and b in gone}
    return Going(edges, carried, keys_to)


def coming(
    live: Catalog, desired: Catalog, changes: list[Change], made: Way, edges: set[Edge], *, left: Catalog, gone: set[Ref], major: int
) -> set[Edge]:
    """What orders everything that comes or changes; `left` is what is there then, `edges` are those of the live side."""
    first_below = said_first(desired, left, major)
    kept = kept_from_attaching(desired)
    tied = {(tie.below, tie.above) for tie in ties(desired) if tie.above not in kept}
    turned = {(below, above) for above, below in first_below}
    after = (edges_of(desired) - turned) | over_several(tied - turned) | first_below | after_attaching(desired, left)
    after |= {(a, b) for a, b in edges if (a in made.again or a in made.stripped) and a not in desired}
    after |= settled_first(changes, made.again, made.rewritten, desired, after) | retyped_below(changes, made.again, desired, after)
    after |= in_turn(live, changes, gone) | left_by_members(changes) | left_by_numbers(changes) | run_as_owner(after, desired)
    after |= generated_afterwards(desired) | one_by_one(desired)
    return in_order(late_checks(after, live, desired, made.again, major), made.later, desired)


_CROSSES_TABLES = frozenset({"foreign_key", "policy", "trigger"})
"""What may tie its table to another object that goes: it is dropped by itself, because two tables may tie each other. Any other
part goes with what it is part of."""


def _topmost(along: Mapping[Ref, Ref], ref: Ref) -> Ref:
    while ref in along:
        ref = along[ref]
    return ref


def _tables_go(below: Ref, above: Ref, gone: set[Ref]) -> bool:
    return any(Ref("table", ref.path[:2]) in gone for ref in (below, above))


def _all_go(tie: Tie, gone: set[Ref]) -> bool:
    return {tie.link, tie.below, tie.above} <= gone
