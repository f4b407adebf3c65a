"""What `docs` did, or found: the pages of a folder beside those that the manifests make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from growthos_cli.flows.publish import Standing
from growthos_cli.names import visible
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import ADDED, CHANGED, GOOD, REMOVED, Line, Span, line


def publish_lines(before: Standing, folder: Path, number: int) -> Iterator[Line]:
    """How many pages were written; `before` is what the folder was."""
    written, where = len(before.stale) + len(before.missing), visible(str(folder))
    if before.current:
        yield line(f"nothing to do: {counted(number, 'page')} in {where} are those of the manifests", GOOD)
        return
    yield line(f"wrote {written} of {counted(number, 'page')} in {where}", GOOD)
    yield from (line(f"removed {visible(path)}", REMOVED) for path in before.orphaned)


def check_lines(found: Standing, folder: Path, number: int) -> Iterator[Line]:
    """Each page that is not as the manifests make it, and the command that mends it."""
    where = visible(str(folder))
    if found.current:
        yield line(f"{counted(number, 'page')} in {where} are those of the manifests", GOOD)
        return
    for said, paths, meaning in (("stale", found.stale, CHANGED), ("missing", found.missing, ADDED), ("orphaned", found.orphaned, REMOVED)):
        yield from ((Span(f"{said} ", meaning), Span(visible(path))) for path in paths)
    yield line(f"{where} is not what the manifests make; run growthos docs")
