"""Orders the changes of a plan, and folds a new table's columns and constraints into its `create table`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.types import TYPES
from growthos_cli.diff import Change
from growthos_cli.errors import CycleError
from growthos_cli.graph import order

_FOLDS = frozenset({"column", "primary_key", "unique", "check"})


@dataclass(frozen=True)
class Node:
    """One change, and for a new table the parts that are created with it."""

    change: Change
    parts: tuple[Object, ...] = ()


def folded(first: list[Change], second: list[Change], live: set[Edge], desired: set[Edge], carried: Mapping[Ref, Ref]) -> list[Node]:
    """Nodes in an order that Postgres accepts.

    `first` are the drops (and defaults taken off), ordered by the edges of `live`: dependents before dependencies.
    `second` is everything else, ordered by the edges of `desired`. `carried` says which refs go with which, without a
    drop of their own. Raises CycleError.
    """
    try:
        return _ordered(first, second, live, desired, carried, folds=_FOLDS)
    except CycleError:
        # A default may call a function whose signature names the table. Then columns come one by one.
        return _ordered(first, second, live, desired, carried, folds=frozenset())


def _ordered(
    first: list[Change], second: list[Change], live: set[Edge], desired: set[Edge], carried: Mapping[Ref, Ref], *, folds: frozenset[str]
) -> list[Node]:
    new_tables = {change.ref for change in second if change.verb == "create" and change.ref.kind == "table"}
    parts: dict[Ref, list[Object]] = {ref: [] for ref in new_tables}
    single: list[Change] = []
    for change in second:
        holder = change.item.part_of
        if change.verb == "create" and change.ref.kind in folds and holder in new_tables and getattr(change.item, "validated", True):
            assert holder is not None
            parts[holder].append(change.item)
        else:
            single.append(change)

    nodes = [Node(change) for change in first]
    nodes += [Node(change, tuple(sorted(parts[change.ref], key=_position)) if change.ref in new_tables else ()) for change in single]
    phase = [0] * len(first) + [1] * len(single)
    early = {node.change.ref: n for n, node in enumerate(nodes) if phase[n] == 0}
    for ref in carried:
        holder = ref
        while holder in carried:
            holder = carried[holder]
        early[ref] = early[holder]
    late: dict[Ref, list[int]] = {}
    for n, node in enumerate(nodes):
        if phase[n] == 1:
            for ref in (node.change.ref, *(part.ref for part in node.parts)):
                late.setdefault(ref, []).append(n)

    def place(n: int) -> tuple[int, int, object]:
        change = nodes[n].change
        rank = -change.item.rank if phase[n] == 0 else change.item.rank
        return (phase[n], rank, (change.verb != "drop", *_position(change.item), n))

    stay = {node.change.ref for n, node in enumerate(nodes) if phase[n] == 0 and node.change.verb != "drop"}
    lets_go = {n for n in range(len(nodes)) if phase[n] == 1 and nodes[n].change.verb != "create"}
    edges = list(_node_edges(early, late, lets_go, live, desired, stay=stay))
    return [nodes[n] for n in order(range(len(nodes)), edges, place)]


def _node_edges(
    early: dict[Ref, int], late: dict[Ref, list[int]], lets_go: set[int], live: set[Edge], desired: set[Edge], *, stay: set[Ref]
) -> Iterable[tuple[int, int]]:
    for dependent, dependency in live:
        if dependency not in early:
            continue
        if dependent in early:
            yield early[dependency], early[dependent]
        if (dependent not in early or dependent in stay) and dependency not in late and (dependent, dependency) not in desired:
            # An alter that lets go of what is dropped comes before the drop.
            yield from ((early[dependency], n) for n in late.get(dependent, ()) if n in lets_go)
    for dependent, dependency in desired:
        yield from ((a, b) for a in late.get(dependent, ()) for b in late.get(dependency, ()))
        if dependency in early:
            yield from ((a, early[dependency]) for a in late.get(dependent, ()) if a not in lets_go)
    names = {ref.path: n for ref, n in early.items() if ref.kind in _ONE_NAMESPACE}
    for ref, numbers in late.items():
        if ref in early:
            yield from ((n, early[ref]) for n in numbers)
        elif ref.kind in _ONE_NAMESPACE and ref.path in names:
            yield from ((n, names[ref.path]) for n in numbers if n not in lets_go)
        # The two halves of one grant: taken back, then given.
        yield from ((b, a) for a, b in pairwise(numbers))


_ONE_NAMESPACE = TYPES | {"table", "sequence", "view", "materialized_view"}
"""Kinds that share the names of a schema: one is dropped before another of its name is created."""

_FOLD_RANK = {"column": 0, "primary_key": 1, "unique": 2, "check": 3}


def _position(item: Object) -> tuple[tuple[str, ...], int, int, tuple[str, ...]]:
    """Objects of one schema and table together; a table's columns in their declared order, then its constraints."""
    position = item.position if isinstance(item, Column) else 0
    return (item.ref.path[:2], _FOLD_RANK.get(item.kind, 9), position, item.ref.path)
