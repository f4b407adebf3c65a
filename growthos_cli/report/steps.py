"""The statements of a plan, in order, under headings: the text of `plan`. It is SQL, with everything else in comments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from growthos_cli.names import visible
from growthos_cli.planning.steps import Plan, Step
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import DANGER, HEADING, QUIET, Line, commented, line
from growthos_cli.report.values import printable


def step_lines(plan: Plan) -> Iterator[Line]:
    """Every statement, neighbours of one verb and kind under one heading that names the lock they take."""
    number = 0
    for (verb, kind, lock, ahead), group in groupby(plan.steps, key=_group):
        steps = list(group)
        first, number = number + 1, number + len(steps)
        numbers = f"{first}" if first == number else f"{first}-{number}"
        taken = f"; lock {lock}" if lock else ""
        early = "; committed ahead of the rest, which uses it" if ahead else ""
        yield line(f"-- {numbers}/{len(plan.steps)}: {verb} {counted(len(steps), kind)}{taken}{early}", HEADING)
        for step in steps:
            yield from _statement(step)
        yield line()


def _group(step: Step) -> tuple[str, str, str, bool]:
    return (step.verb, step.refs[0].kind, step.lock, step.ahead)


def _statement(step: Step) -> Iterator[Line]:
    for hazard in step.hazards:
        asks = f"needs --allow {hazard.name}" if hazard.consent else "told, needs no consent"
        yield from commented([line(f"! {hazard.name} ({asks}): {visible(hazard.sentence)}", DANGER)])
    # A carriage return may hide what stands before it, so lines end at \n alone.
    yield from (line(printable(text), QUIET if text.startswith("--") else "") for text in f"{step.sql};".split("\n"))
