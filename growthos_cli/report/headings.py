"""The sentences that sum up a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from growthos_cli.report.counts import counted, verb_lines
from growthos_cli.report.lines import HEADING, WIDTH, Line, line
from growthos_cli.report.targets import named, version

if TYPE_CHECKING:
    from growthos_cli.flows.compare import Comparison
    from growthos_cli.flows.workspace import Workspace


def sameness(found: Comparison) -> str:
    """For a target that equals what is desired."""
    return f"nothing to do: {named(found.target)} equals {found.against} ({counted(len(found.desired), 'object')})"


def origin(workspace: Workspace) -> Iterator[Line]:
    """Which manifests these are, when nobody chose them."""
    if workspace.bundled:
        yield line("manifests: Growth OS, which comes with growthos", HEADING)


def difference(found: Comparison, width: int = WIDTH) -> Iterator[Line]:
    """For one that does not: how many changes, and of which kinds."""
    server = f"PostgreSQL {version(found.server_version)}, as {found.role}"
    changes = counted(len(found.plan.changes), "change")
    steps = counted(len(found.plan.steps), "statement")
    yield line(f"{named(found.target)} ({server}): {changes} in {steps}", HEADING)
    yield from verb_lines(found.plan.changes, width)
