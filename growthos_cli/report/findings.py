"""What the checks found: the text of `validate`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from growthos_cli.findings import Finding, Level
from growthos_cli.names import visible
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import CHANGED, DANGER, GOOD, QUIET, WARNING, WIDTH, Line, Span, line
from growthos_cli.report.values import printable

_MEANINGS = {Level.ERROR: DANGER, Level.WARNING: WARNING, Level.INFO: CHANGED}


def finding_lines(findings: Iterable[Finding]) -> Iterator[Line]:
    """Each with what it breaks, the evidence, and the SQL that mends it."""
    for finding in findings:
        yield (Span(f"{finding.level} ", _MEANINGS[finding.level]), Span(f"{finding.check}: {finding.ref}"))
        yield from (line(f"  {text}") for text in textwrap.wrap(visible(finding.detail), WIDTH - 2))
        yield from (line(f"  - {printable(text)}", QUIET) for text in finding.evidence)
        if finding.mark:
            yield line(f"  declared in {visible(str(finding.mark))}", QUIET)
        if finding.remedy:
            yield line("  remedy:")
            yield from (line(f"    {printable(text)}", GOOD) for text in finding.remedy.rstrip("\n").split("\n"))
        yield line()


def tally(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`; `no findings`."""
    numbers = [(level, sum(finding.level is level for finding in findings)) for level in sorted(Level, reverse=True)]
    told = [counted(number, str(level)) if level is not Level.INFO else f"{number} info" for level, number in numbers if number]
    return ", ".join(told) or "no findings"
