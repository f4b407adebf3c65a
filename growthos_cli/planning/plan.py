"""Changes -> ordered steps for one live state. Never connects.

1. What cannot be altered in place is dropped and created again, and so is what stands on anything that goes (way.py).
2. Creation brings grants along; the rest of the plan is the difference to that state (midway.py).
3. One graph orders drops and creates (precedence.py, fold.py): dependents go first and come last. Edges are those of `pg_depend` on both
   sides and those that fields state. Drops come before creates wherever nothing else decides.
4. Each change becomes its statements (writing.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import DefaultPrivilege
from growthos_cli.diff import Change, diff
from growthos_cli.errors import CycleError
from growthos_cli.planning.ahead import used_early
from growthos_cli.planning.bodies import calls
from growthos_cli.planning.cast_first import cast_by
from growthos_cli.planning.columns_in_order import columns_in_order
from growthos_cli.planning.excluded import after_columns
from growthos_cli.planning.fold import Edges, Node, folded
from growthos_cli.planning.graph import reachable
from growthos_cli.planning.hazards import holds
from growthos_cli.planning.lineage.heirs import tied_afterwards
from growthos_cli.planning.lineage.tied import freed, handed_down_no_longer, ties
from growthos_cli.planning.lineage.unvalidated import later
from growthos_cli.planning.midway import gets_a_sequence, midway
from growthos_cli.planning.namespaces import taken_by_members, taken_over
from growthos_cli.planning.overloads import crowding
from growthos_cli.planning.precedence import coming, edges_of, going
from growthos_cli.planning.rights.ownership import passes_into
from growthos_cli.planning.rings import LATE
from growthos_cli.planning.rule import OLDEST
from growthos_cli.planning.steps import NOTHING, Plan, Step
from growthos_cli.planning.values.forms import types
from growthos_cli.planning.values.kept import kept_edges, kept_rows
from growthos_cli.planning.values.moved import carried_along
from growthos_cli.planning.way import Way, way
from growthos_cli.planning.writing import written
from growthos_cli.secrecy import informed


def plan(live: Catalog, desired: Catalog, *, role: str, prune: bool = False, guessed: bool = False, major: int = OLDEST) -> Plan:
    """The steps that turn `live` into `desired` when `role` runs them.

    `guessed` says that the default privileges of `live` are the most there can be, not what is there: then whatever they
    may have granted is taken back and given anew. `major` is the server's: a newer one alters more in place.
    Raises CycleError.
    """
    desired = informed(desired, live)
    found, live = live, carried_along(live, desired)
    changes = diff(live, desired, prune=prune)
    if not changes:
        return NOTHING
    steps = tuple(written(live, desired, *_nodes(live, desired, changes, role, prune=prune, guessed=guessed, major=major)))
    early = used_early(live, desired, ((step.refs, step.sql) for step in steps))
    if not early:
        return Plan(steps, tuple(changes), found.fingerprint())
    first = tuple(replace(step, ahead=True) for step in steps if step.refs[0] in early)
    rest = tuple(step for step in steps if step.refs[0] not in early)
    return Plan(first + rest, tuple(changes), found.fingerprint(), found.plus(desired.objects[ref] for ref in early).fingerprint())


def steps(live: Catalog, desired: Catalog, *, role: str, major: int) -> Iterator[Step]:
    """Those of a plan for somebody who runs them as they come: their order is worked out at once, each is written when it is asked for.

    None is ahead of the rest. Raises CycleError.
    """
    desired = informed(desired, live)
    return written(live, desired, *_nodes(live, desired, diff(live, desired), role, major=major))


def subset(live: Catalog, desired: Catalog, refs: Iterable[Ref], *, role: str) -> Plan:
    """The steps for some changes alone: the remedy of a finding."""
    desired = informed(desired, live)
    wanted = set(refs)
    for side in (live, desired):
        edges = [(item.ref, item.part_of) for item in side if item.part_of]
        wanted |= {ref for ref in reachable(wanted, edges) if ref in side}
    changes = [change for change in diff(live, desired) if change.ref in wanted]
    becomes = _only(live, desired, wanted)
    return Plan(tuple(written(live, becomes, *_nodes(live, becomes, changes, role))), tuple(changes), "")


def _only(live: Catalog, desired: Catalog, wanted: set[Ref]) -> Catalog:
    """`live` with the wanted refs as desired has them."""
    objects = {ref: item for ref, item in live.objects.items() if ref not in wanted}
    objects |= {ref: item for ref, item in desired.objects.items() if ref in wanted}
    return replace(desired, objects=objects)


def _nodes(
    live: Catalog, desired: Catalog, changes: list[Change], role: str, *, prune: bool = False, guessed: bool = False, major: int = OLDEST
) -> tuple[list[Node], Way, int]:
    """The nodes in their order, what makes way for them, and the major that they are for."""
    forced: set[Ref] = set()
    while True:
        try:
            nodes, made = _ordered(live, desired, changes, role, forced, prune=prune, guessed=guessed, major=major)
            return nodes, made, major
        except CycleError as error:
            # What would be altered in the midst of a ring makes way instead; a column is of another type for a while.
            late = [change for phase, change in error.members if phase == LATE and change.verb == "alter"]
            altered = {change.ref for change in late if not holds(change.ref)}
            altered |= {change.ref for change in late if change.ref.kind == Column.kind and "type" in change.fields}
            if not altered - forced:
                raise
            forced |= altered


def _ordered(
    live: Catalog, desired: Catalog, changes: list[Change], role: str, forced: set[Ref], *, prune: bool, guessed: bool, major: int
) -> tuple[list[Node], Way]:
    """The ordered nodes, and what makes way for them. `forced` make way whatever else they could."""
    # Default privileges go last, so that what creation implies is true until everything is created.
    dropped = {change.ref for change in changes if change.verb == "drop" and change.ref.kind != DefaultPrivilege.kind}
    made = way(live, desired, changes, dropped, major=major, forced=forced)
    dropped -= {ref for ref in dropped if passes_into(live.objects[ref], live, desired) and live.objects[ref].part_of not in made.again}
    gone = made.again | dropped
    then = midway(live, desired, changes, made, gone=gone, role=role, prune=prune, major=major)
    made.later = later(then.catalog, desired)

    edges = edges_of(live)
    goes = going(live, edges, gone, made.held)
    comes = coming(live, desired, changes, made, edges, left=then.left, gone=gone, major=major) | goes.keys.after(desired)
    rows = kept_rows(live, desired, made.again, dropped, types(live, desired))
    rows_go, rows_come = kept_edges(rows, live, desired, goes.keys.references)

    first = [Change(item, None) for item in rows] + [Change(live.objects[ref], None) for ref in sorted(gone) if ref not in goes.carried]
    first += [Change(live.objects[ref], item) for ref, item in made.stripped.items()]
    second = then.rest(desired, role, guessed=guessed)
    second += [Change(item, live.objects[ref]) for ref, item in made.stripped.items() if ref not in desired]
    second += [Change(None, item) for item in rows]

    taking = (change.item for change in second if change.verb == "create" or gets_a_sequence(change.before, change.after))
    names = taken_over(taking, (live.objects[ref] for ref in gone)) | taken_by_members(changes, gone)
    names |= made.cleared | crowding(changes) | freed(ties(live), gone) | handed_down_no_longer(desired, then.left, gone)
    names |= after_columns(second, gone, comes)
    late = tied_afterwards(live, desired, made.again, major)
    order = Edges(goes.edges | rows_go, comes | rows_come, names, made.parked, made.later, late)
    for hints in _hints(calls(second, order.desired, desired), columns_in_order(second, then.left, desired), cast_by(second)):
        with suppress(CycleError):
            return folded(first, second, replace(order, desired=order.desired | hints), goes.carried, live.objects), made
    return folded(first, second, order, goes.carried, live.objects), made


def _hints(*hints: set[Edge]) -> list[set[Edge]]:
    """What an order may follow besides, the most first: all of these that say something, and each by itself."""
    told = [edges for edges in hints if edges]
    return [set[Edge]().union(*told), *told] if len(told) > 1 else told
