"""Reads `explain (format json)`: what a plan does per row, what it read, and its shape in one line. Knows no budget.

Deterministic where the clock is not: blocks and rows of a plan come out the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]

_PER_ROW = ("Filter", "Join Filter")
"""Where a node evaluates an expression for every row. Index conditions and One-Time Filters are evaluated once per scan."""
_BESIDE = ("InitPlan", "SubPlan")
_SCANS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan", "Bitmap Index Scan", "Tid Scan", "Tid Range Scan")

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_CAST = re.compile(r"::(?:\w+\.)?[a-z_][\w ]*(?:\(\d+(?:,\d+)?\))?(?:[a-z ]*)(?:\[\])*")
_CALL = re.compile(r"(?<![\w.$])((?:[a-z_][\w$]*\.)*[a-z_][\w$]*)\(", re.IGNORECASE)
_NAME = re.compile(r'"(?:[^"]|"")*"')
_NO_CALLS = frozenset("and or not any all some row case when then else in is coalesce nullif greatest least array exists between".split())
"""Words before a parenthesis that call no function."""
_SUBPLAN = re.compile(r"\bSubPlan (\d+)")


@dataclass(frozen=True)
class Scan:
    """How one relation is read. `read` are the rows that came to its filter, `removed` those that it threw away."""

    node: str
    relation: str
    index: str | None
    read: int
    removed: int


@dataclass(frozen=True)
class Explained:
    """`calls` are functions called for each row, `subplans` queries run for each row; `blocks` were read, from memory or disk."""

    shape: str
    scans: tuple[Scan, ...]
    calls: tuple[str, ...]
    subplans: tuple[str, ...]
    blocks: int
    rows: int


def explained(plan: Node) -> Explained:
    """What the value of `Plan` in the first element of the JSON says. Numbers are 0 where it was not analyzed."""
    everything = list(_nodes(plan))
    texts = [str(node[key]) for node in everything for key in _PER_ROW if key in node]
    main = list(_main(plan))
    return Explained(
        shape=" > ".join(map(_shape, main)),
        scans=tuple(_scan(node) for node in main if node["Node Type"] in _SCANS),
        calls=tuple(sorted({name for text in texts for name in calls(text)})),
        subplans=tuple(sorted({number for text in texts for number in _SUBPLAN.findall(_QUOTED.sub("''", text))}, key=int)),
        blocks=int(plan.get("Shared Hit Blocks", 0)) + int(plan.get("Shared Read Blocks", 0)),
        rows=_times(plan, "Actual Rows"),
    )


def calls(expression: str) -> list[str]:
    """The functions that an expression calls, as `explain` spells them. What an InitPlan gave (`$0`, `(InitPlan 1).col1`) is no call."""
    # A quoted name may hold anything, and may be a function's: only its characters are made harmless.
    names = _NAME.sub(lambda match: re.sub(r"\W", "_", match[0][1:-1]), re.sub(r"'(?:[^']|'')*'", "''", expression))
    bare = _CAST.sub("", names)
    return [name for name in _CALL.findall(bare) if name.lower() not in _NO_CALLS]


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _main(node: Node) -> Iterator[Node]:
    """The nodes that carry rows to the answer; what is worked out beside them is left out."""
    yield node
    for child in node.get("Plans", ()):
        if child.get("Parent Relationship") not in _BESIDE:
            yield from _main(child)


def _shape(node: Node) -> str:
    index = f" using {node['Index Name']}" if "Index Name" in node else ""
    relation = f" on {node['Relation Name']}" if "Relation Name" in node else ""
    return f"{node['Node Type']}{index}{relation}"


def _scan(node: Node) -> Scan:
    removed = _times(node, "Rows Removed by Filter")
    return Scan(node["Node Type"], node.get("Relation Name", ""), node.get("Index Name"), _times(node, "Actual Rows") + removed, removed)


def _times(node: Node, key: str) -> int:
    """A number of rows over all loops; `explain` tells the average of one."""
    return round(float(node.get(key, 0)) * float(node.get("Actual Loops", 1)))
