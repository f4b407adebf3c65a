"""Changes -> ordered steps for one live state. Never connects.

1. What cannot be altered in place is dropped and created again, and so is what depends on it.
2. Creation brings grants along (implied.py); the rest of the plan is the difference to that state.
3. One graph orders drops and creates: dependents go first and come last. Edges are those of `pg_depend` on both sides and
   those that fields state. Drops come before creates wherever nothing else decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import DefaultPrivilege, Grant
from growthos_cli.diff import Change, diff
from growthos_cli.fold import Node, folded
from growthos_cli.graph import reachable
from growthos_cli.hazards import Hazard, hazards
from growthos_cli.implied import implied_grants, without_revoked_columns
from growthos_cli.rules import RULES, rebuilds_dependents, replaces
from growthos_cli.statements import create_table, statements


@dataclass(frozen=True)
class Step:
    """One statement. `refs` are the objects it makes, changes or drops; `lock` the table lock it takes, empty for none."""

    sql: str
    refs: tuple[Ref, ...]
    verb: str
    hazards: tuple[Hazard, ...] = ()
    lock: str = ""


@dataclass(frozen=True)
class Plan:
    """Steps for one live state, whose fingerprint they were made for; `changes` is what they achieve."""

    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    fingerprint: str

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        return tuple(sorted({hazard for step in self.steps for hazard in step.hazards}))

    def sql(self) -> str:
        """All steps as one script, without the transaction around it."""
        return "".join(f"{step.sql};\n" for step in self.steps)


NOTHING = Plan((), (), "")
"""The plan of two equal catalogs; nothing is ever applied for it, so it is made for no state."""


def plan(live: Catalog, desired: Catalog, *, role: str, prune: bool = False, guessed: bool = False) -> Plan:
    """The steps that turn `live` into `desired` when `role` runs them.

    `guessed` says that the default privileges of `live` are the most there can be, not what is there: then whatever they
    may have granted is taken back and given anew. Raises CycleError.
    """
    changes = diff(live, desired, prune=prune)
    if not changes:
        return NOTHING
    return Plan(tuple(_steps(live, desired, changes, role, prune=prune, guessed=guessed)), tuple(changes), live.fingerprint())


def subset(live: Catalog, desired: Catalog, refs: Iterable[Ref], *, role: str) -> Plan:
    """The steps for some changes alone: the remedy of a finding."""
    wanted = set(refs)
    for side in (live, desired):
        edges = [(item.ref, item.part_of) for item in side if item.part_of]
        wanted |= {ref for ref in reachable(wanted, edges) if ref in side}
    changes = [change for change in diff(live, desired) if change.ref in wanted]
    return Plan(tuple(_steps(live, _only(live, desired, wanted), changes, role)), tuple(changes), "")


def _only(live: Catalog, desired: Catalog, wanted: set[Ref]) -> Catalog:
    """`live` with the wanted refs as desired has them."""
    objects = {ref: item for ref, item in live.objects.items() if ref not in wanted}
    objects |= {ref: item for ref, item in desired.objects.items() if ref in wanted}
    return replace(desired, objects=objects)


def _steps(
    live: Catalog, desired: Catalog, changes: list[Change], role: str, *, prune: bool = False, guessed: bool = False
) -> Iterable[Step]:
    again = _rebuilt(live, changes)
    # Default privileges go last, so that what creation implies is true until everything is created.
    dropped = {change.ref for change in changes if change.verb == "drop" and change.ref.kind != DefaultPrivilege.kind}
    gone = again | dropped
    stripped = [item for item in _stripped(live, gone) if item.ref not in gone]
    middle = without_revoked_columns(live.without(gone).plus(stripped), changes)
    strangers = [live.objects[ref] for ref in again - dropped if ref not in desired]
    created = [item for item in (*desired, *strangers) if item.ref not in middle]
    implied = list(implied_grants(created, live, role))
    middle = middle.plus(implied)

    first = [Change(live.objects[ref], None) for ref in sorted(gone) if _needs_own_drop(live.objects[ref], gone)]
    first += [Change(live.objects[item.ref], item) for item in stripped]
    second = diff(middle, desired, prune=prune) + _put_back(strangers, implied)
    second = _split(second, {item.ref for item in implied})
    if guessed:
        second += [half for item in implied if item == desired.get(item.ref) for half in (Change(item, None), Change(None, item))]

    def step(node: Node) -> Iterable[Step]:
        if node.parts:
            refs = (node.change.ref, *(part.ref for part in node.parts))
            yield Step(create_table(node.change.item, list(node.parts)), refs, "create")
            return
        change = node.change
        danger = hazards(change, replaced=change.ref in again)
        for number, (_template, sql) in enumerate(statements(change)):
            lock = RULES[change.ref.kind].lock
            yield Step(sql, (change.ref,), change.verb, danger if number == 0 else (), lock)

    for node in folded(first, second, _edges(live), _edges(desired)):
        yield from step(node)


def _edges(catalog: Catalog) -> set[Edge]:
    """pg_depend's edges and those that fields state.

    A sequence's hold on its owning column is left out: it is an object by itself, and the column's default points back.
    """
    edges = {(a, b) for a, b in catalog.edges if (a.kind, b.kind) != ("sequence", "column")}
    edges |= {(item.ref, need) for item in catalog for need in item.requires()}
    return edges


_BLOCKS_TYPE_CHANGE = frozenset({"policy", "trigger"})


def _rebuilt(live: Catalog, changes: list[Change]) -> set[Ref]:
    """Refs that are dropped and created again: what must be replaced, and whatever stands on it."""
    again = {change.ref for change in changes if replaces(change)}
    retyped = {change.ref for change in changes if rebuilds_dependents(change)} - again
    again |= {a for a, b in live.edges if b in retyped and a.kind in _BLOCKS_TYPE_CHANGE}
    # A column stands on a function through its default alone; it is stripped of that, never dropped.
    edges = [(a, b) for a, b in live.edges if a.kind not in ("column", "table")]
    edges += [(item.ref, item.part_of) for item in live if item.part_of]
    return {ref for ref in reachable(again, edges) if ref in live}


def _stripped(live: Catalog, gone: set[Ref]) -> Iterable[Column]:
    for dependent, dependency in sorted(live.edges):
        item = live.get(dependent)
        if dependency in gone and isinstance(item, Column) and item.default is not None:
            yield replace(item, default=None)


def _needs_own_drop(item: Object, gone: set[Ref]) -> bool:
    """False for what goes with the object that it is part of."""
    return item.part_of is None or item.part_of not in gone


def _put_back(strangers: list[Object], implied: list[Grant]) -> list[Change]:
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
