"""One deterministic order of nodes, or a named ring. Knows nothing of what the nodes are."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from growthos_cli.errors import CycleError

Node = TypeVar("Node", bound=Hashable)


def order(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]], place: Callable[[Node], Any]) -> list[Node]:
    """Nodes sorted so that each comes after what it depends on.

    Edges are (dependent, dependency); edges to absent nodes and to oneself are ignored. Among nodes that are free to come,
    the one with the least `place` comes first, so equal input gives equal output.
    Raises CycleError naming the ring. O(n log n).
    Source: Kahn 1962; pg_dump orders its objects likewise (pg_dump_sort.c).
    """
    waiting: dict[Node, set[Node]] = {node: set() for node in nodes}
    followers: dict[Node, list[Node]] = defaultdict(list)
    for dependent, dependency in edges:
        if dependent in waiting and dependency in waiting and dependent != dependency:
            if dependency not in waiting[dependent]:
                followers[dependency].append(dependent)
            waiting[dependent].add(dependency)
    number = {node: n for n, node in enumerate(sorted(waiting, key=place))}
    by_number = list(number)
    ready = [number[node] for node, needs in waiting.items() if not needs]
    heapq.heapify(ready)
    result: list[Node] = []
    while ready:
        node = by_number[heapq.heappop(ready)]
        result.append(node)
        for follower in followers[node]:
            waiting[follower].discard(node)
            if not waiting[follower]:
                heapq.heappush(ready, number[follower])
    if len(result) < len(waiting):
        found = ring(waiting)
        raise CycleError("these need each other: " + " -> ".join(map(str, found)), tuple(found[1:]))
    return result


def ring(waiting: dict[Node, set[Node]]) -> list[Node]:
    """One cycle among nodes that wait for each other, its first node repeated at the end."""
    stuck = {node for node, needs in waiting.items() if needs}
    node = next(iter(sorted(stuck, key=str)))
    path: list[Node] = []
    while node not in path:
        path.append(node)
        node = min((need for need in waiting[node] if need in stuck), key=str)
    return [*path[path.index(node) :], node]


def reachable(start: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> set[Node]:
    """`start` and everything that depends on it through edges (dependent, dependency)."""
    dependents: dict[Node, list[Node]] = defaultdict(list)
    for dependent, dependency in edges:
        dependents[dependency].append(dependent)
    found, todo = set(start), list(start)
    while todo:
        for dependent in dependents[todo.pop()]:
            if dependent not in found:
                found.add(dependent)
                todo.append(dependent)
    return found
