"""Routines of one name of which a call could mean either, while one of them goes and the other comes.

Postgres refuses a call that leaves out arguments where two routines would take it; what calls them is made when one of them is gone.
Source: FuncnameGetCandidates() in namespace.c.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.signatures import arguments
from growthos_cli.diff import Change


def crowding(changes: Iterable[Change]) -> set[Edge]:
    """(routine that comes or changes, routine that goes) for all that take as many arguments as each other by their defaults."""
    routines = [change for change in changes if isinstance(change.item, Function)]
    going: dict[tuple[str, ...], list[Object]] = defaultdict(list)
    for change in routines:
        if change.before is not None and change.after is None:
            going[change.ref.path[:2]].append(change.before)
    coming = (change.after for change in routines if change.after is not None) if going else ()
    return {(item.ref, other.ref) for item in coming for other in going[item.ref.path[:2]] if _either(item, other)}


def _either(item: Object, other: Object) -> bool:
    (least, most, some), (low, high, more) = _numbers(item), _numbers(other)
    return (some or more) and least <= high and low <= most


def _numbers(item: Object) -> tuple[int, int, bool]:
    """How many arguments a call may give, and whether it may leave some out."""
    given = [(head, default) for head, default in arguments(getattr(item, "arguments")) if not head.startswith(("OUT ", "TABLE("))]
    left_out = sum(default is not None for _, default in given)
    return len(given) - left_out, len(given), left_out > 0
