"""What speaks against a query of a caller: the plan first, because it is the same everywhere, then the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from growthos_cli.bench.explained import Explained, Scan


@dataclass(frozen=True)
class Budget:
    """What a query may take. Whoever may see `few` rows or more may read as many blocks as it takes."""

    blocks: int = 1_000
    few: int = 10_000
    scanned: int = 10_000
    """Rows that may be read one after the other from a table whose rows the caller sees only few of."""
    wasted: int = 100
    """Rows thrown away for each that was kept; below `ignored` of them nobody asks."""
    ignored: int = 1_000
    milliseconds: float = 100.0


@dataclass(frozen=True)
class Excess:
    """One thing beyond the budget; `name` is stable, `sentence` is for people."""

    name: str
    sentence: str


PER_ROW_CALL = "per-row-call"
PER_ROW_QUERY = "per-row-query"
SEQUENTIAL_SCAN = "sequential-scan"
ROWS_WASTED = "rows-wasted"
BLOCKS = "blocks"
SLOW = "slow"


def excesses(plan: Explained, visible: int | None, budget: Budget) -> Iterator[Excess]:
    """What is wrong with a plan. `visible` is the number of the table's rows that the caller may see; None where that is not known."""
    if plan.calls:
        called = ", ".join(f"{name}()" for name in plan.calls)
        yield Excess(PER_ROW_CALL, f"calls {called} for every row; wrap it: (select {plan.calls[0]}())")
    if plan.subplans:
        yield Excess(PER_ROW_QUERY, "runs a query for every row; write = any (array(select ...)), or a scalar (select ...)")
    few = visible is None or visible < budget.few
    for scan in plan.scans if few else ():
        yield from _of_scan(scan, budget)
    if few and plan.blocks > budget.blocks:
        of = "" if visible is None else f" for a caller who may see {visible:,} rows"
        yield Excess(BLOCKS, f"reads {plan.blocks:,} blocks{of}")


def slowness(p95: float | None, budget: Budget) -> Iterator[Excess]:
    """What is wrong with the time, in milliseconds. None for a query that was cancelled by its time limit."""
    if p95 is None:
        yield Excess(SLOW, "was cancelled by statement_timeout")
    elif p95 > budget.milliseconds:
        yield Excess(SLOW, f"takes more than {budget.milliseconds:g} ms")


def _of_scan(scan: Scan, budget: Budget) -> Iterator[Excess]:
    if scan.node == "Seq Scan" and scan.read > budget.scanned:
        yield Excess(SEQUENTIAL_SCAN, f"reads {scan.read:,} rows of {scan.relation} one after the other; no index serves the policy")
    kept = max(scan.read - scan.removed, 1)
    if scan.removed > budget.ignored and scan.removed > budget.wasted * kept:
        yield Excess(ROWS_WASTED, f"throws {scan.removed:,} rows of {scan.relation} away to keep {scan.read - scan.removed:,}")
