"""Changes -> ordered steps for one live state. Never connects.

1. What cannot be altered in place is dropped and created again, and so is what stands on anything that goes (way.py).
2. Creation brings grants along (implied.py); the rest of the plan is the difference to that state.
3. One graph orders drops and creates: dependents go first and come last. Edges are those of `pg_depend` on both sides and
   those that fields state. Drops come before creates wherever nothing else decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from growthos_cli.ahead import used_early
from growthos_cli.bodies import calls
from growthos_cli.catalog.base_types import ShellType
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.lineage import IndexPartition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import INDEXED, Column, constraint_named
from growthos_cli.catalog.roles import role_edges
from growthos_cli.catalog.security import DefaultPrivilege, Grant
from growthos_cli.conversions import Types
from growthos_cli.diff import Change, diff
from growthos_cli.errors import CycleError
from growthos_cli.fold import Edges, Node, folded
from growthos_cli.forms import types
from growthos_cli.graph import reachable
from growthos_cli.hazards import hazards, holds
from growthos_cli.heirs import late_checks, tied_afterwards
from growthos_cli.implied import implied, passing_on, without_revoked
from growthos_cli.inherited import after_recursion, going_along, unlike_parents
from growthos_cli.kept import KeptRows, kept_edges, kept_rows
from growthos_cli.namespaces import constraint_names, left_by_members, taken_by_members, taken_over
from growthos_cli.overloads import crowding
from growthos_cli.ownership import passes_into, run_as_owner, settled, told_who
from growthos_cli.passwords import let_in
from growthos_cli.persistence import in_turn
from growthos_cli.referring import copies, referring
from growthos_cli.rings import LATE
from growthos_cli.rule import OLDEST
from growthos_cli.rules import RULES
from growthos_cli.secrecy import informed
from growthos_cli.statements import completed, create_table, numbering, statements, toasted
from growthos_cli.steps import NOTHING, Plan, Step
from growthos_cli.tied import NAMED, freed, is_incomplete, kept_from, link_edges, ties
from growthos_cli.turns import after_attaching, retyped_below, said_first
from growthos_cli.unvalidated import in_order, later
from growthos_cli.way import Way, depends, way
from growthos_cli.within import settled_first


def plan(live: Catalog, desired: Catalog, *, role: str, prune: bool = False, guessed: bool = False, major: int = OLDEST) -> Plan:
    """The steps that turn `live` into `desired` when `role` runs them.

    `guessed` says that the default privileges of `live` are the most there can be, not what is there: then whatever they
    may have granted is taken back and given anew. `major` is the server's: a newer one alters more in place.
    Raises CycleError.
    """
    desired = informed(desired, live)
    changes = diff(live, desired, prune=prune)
    if not changes:
        return NOTHING
    steps = tuple(_written(live, desired, *_nodes(live, desired, changes, role, prune=prune, guessed=guessed, major=major)))
    early = used_early(live, desired, ((step.refs, step.sql) for step in steps))
    if not early:
        return Plan(steps, tuple(changes), live.fingerprint())
    first = tuple(replace(step, ahead=True) for step in steps if step.refs[0] in early)
    rest = tuple(step for step in steps if step.refs[0] not in early)
    return Plan(first + rest, tuple(changes), live.fingerprint(), live.plus(desired.objects[ref] for ref in early).fingerprint())


def steps(live: Catalog, desired: Catalog, *, role: str, major: int) -> Iterator[Step]:
    """Those of a plan for somebody who runs them as they come: their order is worked out at once, each is written when it is asked for.

    None is ahead of the rest. Raises CycleError.
    """
    desired = informed(desired, live)
    return _written(live, desired, *_nodes(live, desired, diff(live, desired), role, major=major))


def subset(live: Catalog, desired: Catalog, refs: Iterable[Ref], *, role: str) -> Plan:
    """The steps for some changes alone: the remedy of a finding."""
    wanted = set(refs)
    for side in (live, desired):
        edges = [(item.ref, item.part_of) for item in side if item.part_of]
        wanted |= {ref for ref in reachable(wanted, edges) if ref in side}
    changes = [change for change in diff(live, desired) if change.ref in wanted]
    becomes = _only(live, desired, wanted)
    return Plan(tuple(_written(live, becomes, *_nodes(live, becomes, changes, role))), tuple(changes), "")


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


def _written(live: Catalog, desired: Catalog, nodes: list[Node], made: Way, major: int) -> Iterator[Step]:
    known = types(live, desired)
    unlike = unlike_parents((part for node in nodes for part in node.parts), desired, major, made.later)
    if major >= NAMED:
        # A partition that was detached keeps the name that Postgres would give the same constraint of the new table.
        # And Postgres gives none that another constraint of the schema has.
        taken = constraint_names(live) | constraint_names(desired)
        nodes = [_named(node) if node.change.ref in made.again or _is_taken(node, taken) else node for node in nodes]
    nodes = [replace(node, change=part) for node in nodes for part in let_in(node.change, major)]
    for node in nodes:
        yield from _of_node(node, live, desired, made, known)
        for change in unlike.get(node.change.ref, ()) if node.change.verb == "create" else ():
            yield from (Step(sql, (change.ref,), "create") for sql in statements(change, known))


def _ordered(
    live: Catalog, desired: Catalog, changes: list[Change], role: str, forced: set[Ref], *, prune: bool, guessed: bool, major: int
) -> tuple[list[Node], Way]:
    """The ordered nodes, and what makes way for them. `forced` make way whatever else they could."""
    # Default privileges go last, so that what creation implies is true until everything is created.
    dropped = {change.ref for change in changes if change.verb == "drop" and change.ref.kind != DefaultPrivilege.kind}
    made = way(live, desired, changes, dropped, major=major, forced=forced)
    dropped -= {ref for ref in dropped if passes_into(live.objects[ref], live, desired) and live.objects[ref].part_of not in made.again}
    gone = made.again | dropped
    left = live.without(gone).plus(made.stripped.values())
    middle = after_recursion(left, live, desired, gone, major)
    strangers = [live.objects[ref] for ref in sorted(made.again) if ref not in desired]
    created = [item for item in (*desired, *strangers) if item.ref not in middle or _gets_a_sequence(middle.get(item.ref), item)]
    by_creation = list(implied(created, live, role, {*desired.objects, *made.again}))
    # An object that comes back keeps the owner that nobody speaks of.
    strangers_owners = Catalog.of(item for item in strangers if item.permanent)
    middle = settled(middle.plus(by_creation), desired.plus(strangers_owners))
    coming = diff(middle, desired, prune=prune)
    less = without_revoked(middle, [change for change in changes if change.verb == "drop"] + coming)
    if less is not middle:
        middle, coming = less, diff(less, desired, prune=prune)
    by_creation = [found for item in by_creation if (found := middle.get(item.ref))]

    above = ties(live)
    before = _edges(live)
    made.later = later(middle, desired)
    after = _coming(live, desired, changes, made, left=left, before=before, gone=gone, major=major)
    keys_to = referring(live, gone)
    along = going_along(live, gone, set(keys_to.first))
    apart = {a for a, b in before if a in gone and b in gone and a.kind in _CROSSES_TABLES and b.path[:2] != a.path[:2]}
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
    before = {(a, b) for a, b in before if not (a.kind == "partition" and b in keys) and not (a.kind in INDEXED and b.kind == "partition")}
    before, after = keys_to.before(before), after | keys_to.after(desired)
    carried = along | parts | keys
    # Of a child alone the parent's column or check goes first: it is what keeps the child's.
    before |= {(a, b) for b, a in kept_from(above, live) if not _tables_go(b, a, gone)} | made.held
    # What a partition keeps when it is detached, the table above loses only then.
    before |= {(tie.link, tie.above) for tie in above if tie.partition and {tie.link, tie.below, tie.above} <= gone - carried.keys()}
    carried |= {a: b for a, b in before if b.kind == ShellType.kind and a.kind == "function" and a in gone and b in gone}
    rows = kept_rows(live, desired, made.again, dropped, types(live, desired))
    rows_before, rows_after = kept_edges(rows, live, desired, keys_to.references)
    before, after = before | rows_before, after | rows_after
    first = [Change(item, None) for item in rows] + [Change(live.objects[ref], None) for ref in sorted(gone) if ref not in carried]
    first += [Change(live.objects[ref], item) for ref, item in made.stripped.items()]
    second = coming + _put_back(strangers, by_creation)
    second += [Change(item, live.objects[ref]) for ref, item in made.stripped.items() if ref not in desired]
    second += [Change(None, item) for item in rows]
    second = [told_who(change, desired, middle, role) for change in _split(second, {item.ref for item in by_creation})]
    if guessed:
        second += [half for item in by_creation if item == desired.get(item.ref) for half in (Change(item, None), Change(None, item))]

    taking = (change.item for change in second if change.verb == "create" or _gets_a_sequence(change.before, change.after))
    names = taken_over(taking, (live.objects[ref] for ref in gone)) | taken_by_members(changes, gone)
    names |= made.cleared | crowding(changes) | freed(above, gone)
    edges = Edges(before, after, names, made.parked, made.later, tied_afterwards(live, desired, made.again, major))
    if hints := calls(second, after, desired):
        with suppress(CycleError):
            return folded(first, second, replace(edges, desired=after | hints), carried, live.objects), made
    return folded(first, second, edges, carried, live.objects), made


def _coming(
    live: Catalog, desired: Catalog, changes: list[Change], made: Way, *, left: Catalog, before: set[Edge], gone: set[Ref], major: int
) -> set[Edge]:
    """What orders everything that comes or changes; `left` is what is there then, `before` are the live edges."""
    first_below = said_first(desired, left, major)
    tied = {(tie.below, tie.above) for tie in ties(desired) if not is_incomplete(desired.objects[tie.above])}
    after = (_edges(desired) | tied) - {(below, above) for above, below in first_below} | first_below | after_attaching(desired, left)
    after |= {(a, b) for a, b in before if (a in made.again or a in made.stripped) and a not in desired}
    after |= settled_first(changes, made.again, made.rewritten, desired, after) | retyped_below(changes, made.again, desired, after)
    after |= in_turn(live, changes, gone) | left_by_members(changes) | run_as_owner(after, desired)
    return in_order(late_checks(after, live, desired, made.again), made.later, desired)


def _topmost(along: Mapping[Ref, Ref], ref: Ref) -> Ref:
    while ref in along:
        ref = along[ref]
    return ref


def _is_taken(node: Node, taken: set[tuple[str, str]]) -> bool:
    becomes = [node.change.after] if not getattr(node.change.before, "not_null", False) else []
    named = ((part, constraint_named(part)) for part in (*node.parts, *becomes) if isinstance(part, Column))
    return any(now is not part and (now.schema, now.not_null_name) in taken for part, now in named)


def _named(node: Node) -> Node:
    """The creation of a table or a column, or of a not-null constraint, that names every one."""
    after = node.change.after
    change = replace(node.change, after=constraint_named(after)) if isinstance(after, Column) else node.change
    return replace(node, change=change, parts=tuple(constraint_named(part) if isinstance(part, Column) else part for part in node.parts))


def _of_node(node: Node, live: Catalog, desired: Catalog, made: Way, known: Types) -> Iterable[Step]:
    change = node.change
    if node.parts:
        refs = (change.ref, *(part.ref for part in node.parts))
        yield Step(create_table(change.item, list(node.parts)), refs, "create")
        for sql in completed([change.item, *node.parts]):
            yield Step(sql, refs, "create")
        return
    # What was another type for a while is judged by what it was before.
    was_stripped = change.before is not None and change.before is made.stripped.get(change.ref)
    judged = replace(change, before=live.get(change.ref)) if was_stripped else change
    danger = hazards(judged, comes_back=desired.get(change.ref) if change.ref in made.again else None, types=known)
    lock = RULES[change.ref.kind].lock
    refs = (Ref("table", change.ref.path),) if change.ref.kind == KeptRows.kind else (change.ref,)
    for number, sql in enumerate(statements(change, known)):
        yield Step(sql, refs, change.verb, danger if number == 0 else (), lock)
    for sql in (*numbering(change, live, desired), *toasted(change, live, desired)):
        yield Step(sql, refs, change.verb)


def _gets_a_sequence(was: Object | None, becomes: Object | None) -> bool:
    """True for a column that gets an identity, and with it a sequence."""
    return isinstance(was, Column) and isinstance(becomes, Column) and bool(becomes.identity) and not was.identity


def _tables_go(below: Ref, above: Ref, gone: set[Ref]) -> bool:
    return any(Ref("table", ref.path[:2]) in gone for ref in (below, above))


def _edges(catalog: Catalog) -> set[Edge]:
    """pg_depend's edges, those that fields state, who must hold what is passed on, what ties tables to tables, and who must be there."""
    stated = {(item.ref, need) for item in catalog for need in item.requires()}
    return depends(catalog) | stated | set(passing_on(catalog)) | link_edges(catalog) | role_edges(catalog)


_CROSSES_TABLES = frozenset({"foreign_key", "policy", "trigger"})
"""What may tie its table to another object that goes: it is dropped by itself, because two tables may tie each other. Any other
part goes with what it is part of."""


def _put_back(strangers: list[Object], implied: list[Object]) -> list[Change]:
    """Strangers that had to make way come back as they were, also without the grants that creation brings along."""
    before = {item.ref: item for item in implied}
    refs = {item.ref for item in strangers}
    changes = [Change(before.get(item.ref), item) for item in strangers if before.get(item.ref) != item]
    return changes + [Change(item, None) for item in implied if item.part_of in refs and item.ref not in refs]


def _split(changes: list[Change], implied: set[Ref]) -> list[Change]:
    """Grants that creation will have made are taken back whole before the wanted ones are given: the revoke then says
    `all`, which holds on every version and however much the project's defaults gave."""
    result: list[Change] = []
    for change in changes:
        if isinstance(change.item, Grant) and change.ref in implied and change.verb == "alter":
            result += [Change(change.before, None), Change(None, change.after)]
        else:
            result.append(change)
    return result
