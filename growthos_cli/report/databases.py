"""The embedded database as it is: the text of `db status`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from growthos_cli.names import visible
from growthos_cli.report.lines import GOOD, QUIET, Line, Span, line

if TYPE_CHECKING:
    from growthos_cli.flows.database import Database


def database_lines(found: Database, url: str | None) -> Iterator[Line]:
    """One line per fact."""
    if found.data is None:
        yield line(f"no embedded database in {visible(str(found.home.root))}; it is made when first needed", QUIET)
        return
    running = found.server
    yield (Span("server   "), Span(f"running, pid {running.pid}" if running else "stopped", GOOD if running else QUIET))
    yield line(f"version  PostgreSQL {found.version}")
    yield line(f"data     {visible(str(found.data))} ({found.size / 1_000_000:.0f} MB)")
    yield line(f"log      {visible(str(found.home.log))}")
    if url:
        yield line(f"url      {visible(url)}")
