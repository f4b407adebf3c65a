"""What is marked, and what is not: both sides of every line."""

from __future__ import annotations

import pytest

from growthos_cli.bench.explained import Explained, Scan
from growthos_cli.bench.verdict import Budget, excesses, slowness


def explained(*scans: Scan, calls: tuple[str, ...] = (), subplans: tuple[str, ...] = (), blocks: int = 0) -> Explained:
    return Explained("", scans, calls, subplans, blocks, 0)


def marks(plan: Explained, visible: int | None = 100) -> list[str]:
    return [excess.name for excess in excesses(plan, visible, Budget())]


def test_a_plan_within_the_budget_is_not_marked() -> None:
    assert marks(explained(Scan("Index Scan", "t", "i", 20, 0), blocks=1_000)) == []


def test_calls_and_queries_per_row_are_marked_however_much_is_visible() -> None:
    plan = explained(calls=("auth.uid", "f"), subplans=("1",))
    assert marks(plan, 1_000_000) == ["per-row-call", "per-row-query"]
    first = next(excesses(plan, None, Budget()))
    assert first.sentence == "calls auth.uid(), f() for every row; wrap it: (select auth.uid())"


@pytest.mark.parametrize(("visible", "marked"), [(9_999, ["blocks"]), (10_000, []), (None, ["blocks"])])
def test_blocks_count_where_few_rows_are_visible(visible: int | None, marked: list[str]) -> None:
    assert marks(explained(blocks=1_001), visible) == marked


@pytest.mark.parametrize(("read", "visible", "marked"), [(10_000, 5, []), (10_001, 5, ["sequential-scan"]), (10_001, 10_000, [])])
def test_a_sequential_scan_counts_by_what_it_reads(read: int, visible: int, marked: list[str]) -> None:
    assert marks(explained(Scan("Seq Scan", "t", None, read, 0)), visible) == marked


@pytest.mark.parametrize(
    ("read", "removed", "marked"),
    [(1_001, 1_001, ["rows-wasted"]), (1_000, 1_000, []), (10_000, 5_000, []), (5_050, 5_000, []), (5_049, 5_000, ["rows-wasted"])],
)
def test_rows_thrown_away_count_by_those_that_were_kept(read: int, removed: int, marked: list[str]) -> None:
    assert marks(explained(Scan("Index Scan", "t", "i", read, removed))) == marked


def test_slowness() -> None:
    assert [excess.sentence for excess in slowness(100.1, Budget())] == ["takes more than 100 ms"]
    assert [excess.sentence for excess in slowness(None, Budget())] == ["was cancelled by statement_timeout"]
    assert list(slowness(100.0, Budget())) == []
