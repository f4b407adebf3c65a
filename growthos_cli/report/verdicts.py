"""What the checks make of a target: the text of `validate`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from growthos_cli.report.answers import answer_lines
from growthos_cli.report.findings import finding_lines, tally
from growthos_cli.report.lines import DANGER, GOOD, Line, line
from growthos_cli.report.targets import named

if TYPE_CHECKING:
    from growthos_cli.flows.validate import Verdict


def verdict_lines(found: Verdict) -> Iterator[Line]:
    """Every finding, the answers to the standing questions, and the tally. What the manifests waive is counted and not told."""
    yield from finding_lines(found.findings)
    yield from answer_lines(found.summary)
    ours = sum(waived.mark is not None for waived in found.waived)
    accepted = f", {ours} waived" if ours else ""
    yield line(f"validated {named(found.comparison.target)}: {tally(found.findings)}{accepted}", DANGER if found.findings else GOOD)
