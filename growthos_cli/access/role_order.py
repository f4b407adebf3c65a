"""The order in which a project lists its roles, told from the orders in which they stand in many places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise


def in_one_order(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every role once, so that as many of the lists as possible keep their order; those that occur most speak first."""
    after: dict[str, set[str]] = {}
    for names in sorted(map(tuple, lists), key=lambda names: (-len(names), names)):
        for name in names:
            after.setdefault(name, set())
        for one, other in pairwise(names):
            if one != other and one not in _reached(after, other):
                after[one].add(other)
    order: list[str] = []
    while left := [name for name in after if name not in order]:
        order.append(next(name for name in left if not any(name in after[other] for other in left)))
    return tuple(order)


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = after[waiting.pop()] - found
        found |= new
        waiting += new
    return found
