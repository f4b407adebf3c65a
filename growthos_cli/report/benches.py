"""What was seeded and what was measured: text and JSON of `bench`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from growthos_cli.bench.explained import Explained
from growthos_cli.names import qualified, visible
from growthos_cli.report import documents
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import DANGER, GOOD, HEADING, QUIET, WIDTH, Line, Span, line
from growthos_cli.report.targets import named, version

if TYPE_CHECKING:
    from growthos_cli.flows.measure import Measurement, Result
    from growthos_cli.flows.seed import Seeded

_QUERY_WIDTH = 30
"""Columns that the name of a query may take, or a table with its size."""
_SHORT = {
    "Index Scan": "index",
    "Index Only Scan": "index only",
    "Bitmap Index Scan": "bitmap",
    "Bitmap Heap Scan": "",
    "Seq Scan": "seq scan",
}


def seed_lines(found: Seeded, seconds: float) -> Iterator[Line]:
    """Rows by table, and how long it took."""
    total = sum(found.rows.values())
    yield line(f"seeded {named(found.target)}: {total:,} rows in {counted(len(found.rows), 'table')}, {seconds:.0f} s", GOOD)
    for table, rows in found.rows.items():
        yield line(f"  {rows:>11,}  {visible(qualified(*table))}")


def document_of_seed(found: Seeded) -> documents.Document:
    return {
        "target": documents.target(found.target),
        "sizes": dict(found.sizes),
        "tables": [{"table": list(table), "rows": rows} for table, rows in found.rows.items()],
    }


def measurement_lines(found: Measurement) -> Iterator[Line]:
    """One line per query, what speaks against it below, and the tally."""
    yield line(f"{named(found.target)} (PostgreSQL {version(found.server_version)})", HEADING)
    for (table, rows), of_table in groupby(found.results, key=lambda result: (result.table, result.rows)):
        yield line()
        heading = f"{visible(qualified(*table.path))}: {rows:,} rows"
        yield (Span(f"{heading:{_QUERY_WIDTH + 4}}", HEADING), Span(" blocks  p50 ms  p95 ms  plan", QUIET))
        for persona, results in groupby(of_table, key=lambda result: result.persona):
            yield from _persona_lines(persona, list(results))
    asked, marked = counted(len(found.results), "query"), len(found.marked)
    yield line()
    yield line(f"{asked}, {marked} marked" if marked else f"{asked}, none marked", DANGER if marked else GOOD)


def _persona_lines(persona: str, results: list[Result]) -> Iterator[Line]:
    if all(result.denied for result in results):
        yield line(f"  {visible(persona)} is denied", QUIET)
        return
    seen = results[0].visible
    yield line(f"  {visible(persona)}" + ("" if seen is None else f" sees {seen:,}"))
    for result in results:
        yield line(f"    {result.query:{_QUERY_WIDTH}}{_figures(result)}")
        for excess in result.excesses:
            parts = textwrap.wrap(f"{excess.name}: {visible(excess.sentence)}", WIDTH - 8)
            yield from ((Span("      " if number else "    ! ", DANGER), Span(part, DANGER)) for number, part in enumerate(parts))


def _figures(result: Result) -> str:
    if result.denied:
        return " denied"
    blocks = f"{result.plan.blocks:,}" if result.plan else "-"
    times = " ".join(f"{time:7.1f}" if time is not None else f"{'-':>7}" for time in (result.p50, result.p95))
    return f"{blocks:>7} {times}  {shape(result.plan) if result.plan else 'cancelled'}"


def shape(plan: Explained) -> str:
    """How the table is read, in a word or two: `index only`, `bitmap + sort`."""
    words = list(dict.fromkeys(word for scan in plan.scans if (word := _SHORT.get(scan.node, scan.node.lower()))))
    return " + ".join([*words, *(["sort"] if "Sort" in plan.shape.split(" > ") else [])]) or "nothing read"


def document_of_measurement(found: Measurement) -> documents.Document:
    return {
        "target": documents.target(found.target, "", found.server_version),
        "queries": [_document(result) for result in found.results],
        "marked": len(found.marked),
    }


def _document(result: Result) -> dict[str, Any]:
    plan = result.plan
    return {
        "table": list(result.table.path),
        "rows": result.rows,
        "persona": result.persona,
        "query": result.query,
        "denied": result.denied,
        "visible": result.visible,
        "plan": plan.shape if plan else None,
        "blocks": plan.blocks if plan else None,
        "per_row_calls": list(plan.calls) if plan else [],
        "p50": round(result.p50, 3) if result.p50 is not None else None,
        "p95": round(result.p95, 3) if result.p95 is not None else None,
        "marks": [{"name": excess.name, "sentence": excess.sentence} for excess in result.excesses],
    }
