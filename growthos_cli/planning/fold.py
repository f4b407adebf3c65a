"""Orders the changes of a plan, and folds a new table's columns and constraints into its `create table`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.constraints import PrimaryKey, Unique
from growthos_cli.catalog.lineage import Inheritance
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.security import Grant
from growthos_cli.diff import Change
from growthos_cli.errors import CycleError
from growthos_cli.planning.graph import order, reachable
from growthos_cli.planning.lineage.tied import is_incomplete, is_partitioned_by
from growthos_cli.planning.rings import EARLY, LATE, Openings
from growthos_cli.planning.shells import shell_of

_FOLDS = frozenset({"column", "primary_key", "unique", "check", "inheritance"})


@dataclass(frozen=True)
class Node:
    """One change, and for a new table the parts that are created with it."""

    change: Change
    parts: tuple[Object, ...] = ()


@dataclass(frozen=True)
class Edges:
    """What orders the changes, as pairs (dependent, dependency): before the plan, after it, and (taker, holder) of a name.

    `parked` have let go of the type that they were made of, whatever the live edges say. `later` are columns that come in two steps,
    each with what stands on the first alone. `afterwards` are ties that `create table` does not take in.
    """

    live: set[Edge]
    desired: set[Edge]
    names: set[Edge]
    parked: set[Ref] = field(default_factory=set)
    later: Mapping[Ref, set[Ref]] = field(default_factory=dict)
    afterwards: set[Ref] = field(default_factory=set)


def folded(
    first: list[Change], second: list[Change], edges: Edges, carried: Mapping[Ref, Ref], objects: Mapping[Ref, Object]
) -> list[Node]:
    """Nodes in an order that Postgres accepts.

    `first` are the drops (and defaults taken off), ordered by the live edges: dependents before dependencies.
    `second` is everything else, ordered by the desired edges. `carried` says which refs go with which, without a
    drop of their own; `objects` are the live ones. Rings are opened where they can be (rings.py). Raises CycleError.
    """
    openings = Openings(shells={ref: set(first) for ref, first in edges.later.items() if ref.kind == Column.kind})
    within = {b for a, b in edges.desired if a.kind == Inheritance.kind and b.kind == Column.kind and a.path[:2] == b.path[:2]}
    divided = {change.ref: change.after for change in second if isinstance(change.after, Table) and change.after.partition_by is not None}
    columns = (change.ref for change in second if change.ref.kind == Column.kind) if divided else ()
    within |= {ref for ref in columns if (table := divided.get(Ref(Table.kind, ref.path[:2]))) and is_partitioned_by(table, ref.path[2])}
    while True:
        changes = _Changes(first, second, carried, objects, openings=openings, within=within, afterwards=edges.afterwards)
        try:
            return changes.ordered(edges)
        except CycleError as error:
            ring = [(changes.phase[n], changes.nodes[n].change) for n in error.members]
            if not openings.open(ring, changes.whole, edges.live, carried):
                told = " -> ".join(str(change.ref) for _, change in [*ring[-1:], *ring])
                raise CycleError(f"these need each other: {told}", tuple(ring)) from error


class _Changes:
    """The nodes of one attempt. `early` and `late` are the numbers of the nodes that a ref has in each phase, in their order.

    `within` are columns that come with their table in any case: those that its parents have as well, and what it is partitioned by.
    """

    def __init__(
        self,
        first: list[Change],
        second: list[Change],
        carried: Mapping[Ref, Ref],
        objects: Mapping[Ref, Object],
        *,
        openings: Openings,
        within: set[Ref],
        afterwards: set[Ref],
    ) -> None:
        self.openings = openings
        drops = [*first, *(Change(objects[ref], None) for ref in sorted(openings.apart))]
        self.nodes = [Node(half) for change in drops for half in self._halves(change)]
        self.phase = [EARLY] * len(self.nodes)
        new = {change.ref for change in second if change.verb == "create" and change.ref.kind == "table"}
        parts: dict[Ref, list[Object]] = {ref: [] for ref in new}
        single: list[Change] = []
        rest: list[Change] = []  # second halves of what is folded
        keys: set[tuple[Ref | None, tuple[str, ...]]] = set()
        for change in second:
            holder = change.item.part_of
            folds = (
                change.verb == "create"
                and holder in new
                and (holder not in openings.unfolded or change.ref in within or isinstance(change.item, Inheritance))
            )
            whole = getattr(change.item, "validated", True) and not is_incomplete(change.item) and change.ref not in afterwards
            if isinstance(change.item, PrimaryKey | Unique) and folds:
                # Of several keys of the same columns `create table` makes one.
                folds = (holder, change.item.columns) not in keys
                keys.add((holder, change.item.columns))
            if folds and whole and change.ref.kind in _FOLDS:
                assert holder is not None
                *shell, whole = self._halves(change)
                parts[holder].append((shell or [whole])[0].item)
                rest += [whole] if shell else []
            else:
                single += self._halves(change)
        single += rest
        self.nodes += [Node(change, tuple(sorted(parts.get(change.ref, ()), key=_position))) for change in single]
        self.phase += [LATE] * len(single)
        self.from_above = {part.ref for ref in openings.unfolded for part in parts.get(ref, ()) if not getattr(part, "local", False)}
        self.whole = {ref for ref, found in parts.items() if found}
        self.early: dict[Ref, list[int]] = {}
        self.late: dict[Ref, list[int]] = {}
        for n, node in enumerate(self.nodes):
            found = self.late if self.phase[n] == LATE else self.early
            for ref in (node.change.ref, *(part.ref for part in node.parts)):
                found.setdefault(ref, []).append(n)
        for ref in carried:
            self.early.setdefault(ref, self.early[openings.top(ref, carried)])

    def _halves(self, change: Change) -> list[Change]:
        """The change; or becoming a shell and the rest of it."""
        shell = shell_of(change.item) if change.ref in self.openings.shells and change.verb in ("create", "drop") else None
        return [change] if shell is None else [Change(change.before, shell), Change(shell, change.after)]

    def ordered(self, edges: Edges) -> list[Node]:
        return [self.nodes[n] for n in order(range(len(self.nodes)), self._edges(edges), self._place)]

    def _place(self, n: int) -> tuple[int, int, object]:
        change = self.nodes[n].change
        rank = -change.item.rank if self.phase[n] == EARLY else change.item.rank
        return (self.phase[n], rank, (change.verb != "drop", *_position(change.item), n))

    def _edges(self, edges: Edges) -> Iterator[tuple[int, int]]:
        early, late = self.early, self.late
        for dependent, dependency in edges.live:
            if dependency not in early:
                continue
            if dependent in early:
                yield from product(early[dependency][-1:], self._left(dependent, dependency))
            stays = dependent not in edges.parked and self._remains(dependent, dependency)
            if stays and dependency not in late and (dependent, dependency) not in edges.desired:
                # An alter that lets go of what is dropped comes before the drop.
                yield from ((early[dependency][-1], n) for n in late.get(dependent, ()) if self._lets_go(n))
        handed = self._handed_down(edges.desired)
        for dependent, dependency in edges.desired:
            if dependent in self.from_above and dependency.kind != "table":
                # What parents get later, children get with them, and more of it afterwards.
                yield from product(late.get(dependent, ())[1:], self._enough(dependency, dependent))
                continue
            if dependent.kind != Inheritance.kind:
                above = handed.get(dependency, set()) - {dependent}
                yield from ((a, b) for column in above for a in late.get(dependent, ()) for b in late.get(column, ()))
            needing = late.get(dependent, ())[-1:] if self._hollow(dependent, dependency) else late.get(dependent, ())
            yield from product(needing, self._enough(dependency, dependent))
            if dependency in early:
                yield from ((a, early[dependency][-1]) for a in needing if not self._lets_go(a))
        for taker, holder in edges.names:
            yield from product(late.get(taker, ()), early.get(holder, ())[-1:])
        for ref, numbers in late.items():
            yield from product(numbers, early.get(ref, ())[-1:])
        # The two halves of one grant: taken back, then given. And of what is a shell for a while.
        for numbers in (*early.values(), *late.values()):
            yield from ((b, a) for a, b in pairwise(numbers))

    def _handed_down(self, desired: set[Edge]) -> dict[Ref, set[Ref]]:
        """Column of a new table -> those above with which it comes, however far above they are."""
        pairs = [(a, b) for a, b in desired if a in self.from_above and a.kind == b.kind == Column.kind]
        return {below: reachable([below], [(b, a) for a, b in pairs]) - {below} for below, _ in pairs}

    def _remains(self, ref: Ref, dependency: Ref) -> bool:
        """True for what no drop takes, although it may be stripped for a while; what has another type meanwhile has let go, and of
        what its default called so has what is stripped of that."""
        if dependency.kind in _CALLED_BY_DEFAULTS and ref in self.early:
            return False
        changes = (self.nodes[n].change for n in self.early.get(ref, ()))
        return all(change.verb == "alter" and {"type", "collation"}.isdisjoint(change.fields) for change in changes)

    def _lets_go(self, n: int) -> bool:
        return self.phase[n] == LATE and self.nodes[n].change.verb != "create"

    def _hollow(self, ref: Ref, other: Ref) -> bool:
        return other in self.openings.shells.get(ref, ())

    def _left(self, ref: Ref, other: Ref) -> list[int]:
        """What of a drop must be done before something it depends on goes: all of it, or becoming a shell."""
        return self.early[ref][:1] if self._hollow(ref, other) else self.early[ref][-1:]

    def _enough(self, ref: Ref, other: Ref) -> list[int]:
        """What of a creation must be done before something that depends on it comes: all of it, or the shell."""
        numbers = self.late.get(ref, [])
        if not self._hollow(ref, other):
            return numbers
        return numbers[:1] if self.nodes[numbers[0]].change.verb == "create" else []


_CALLED_BY_DEFAULTS = frozenset({"sequence", "function"})

_FOLD_RANK = {"column": 0, "primary_key": 1, "unique": 2, "check": 3}


def _position(item: Object) -> tuple[tuple[str, ...], int, int, tuple[str, ...]]:
    """Objects of one schema and table together; a table's columns in their order, then its constraints; an object's grants in theirs."""
    position = item.position if isinstance(item, Column | Inheritance) else 0
    path = (item.on, *item.object, f"{item.position:06}", *item.ref.path) if isinstance(item, Grant) else item.ref.path
    return (path[:2], _FOLD_RANK.get(item.kind, 9), position, path)
