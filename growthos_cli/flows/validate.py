"""What is wrong with a target: drift, and what the checks make of it. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.run import run
from growthos_cli.checks.summary import Summary, summary
from growthos_cli.db.connect import Target
from growthos_cli.findings import Finding, Level, Waived, worst
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.workspace import Workspace
from growthos_cli.planning.plan import subset


@dataclass(frozen=True)
class Verdict:
    """Findings, most severe first, those that the manifests accept, and the answers to what is asked of every environment."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    summary: Summary

    def fails(self, level: Level) -> bool:
        """True when a finding reaches the level."""
        found = worst(self.findings)
        return found is not None and found >= level


def validate(workspace: Workspace, target: Target) -> Verdict:
    """Reads the target once and runs every check on it."""
    return judge(workspace, compare(workspace, target, sighted=True))


def judge(workspace: Workspace, comparison: Comparison) -> Verdict:
    """The same for a comparison that was just made, with what the checks see beside it."""
    if comparison.sightings is None:
        raise RuntimeError("checks need a comparison that is sighted")

    def remedy(refs: Collection[Ref]) -> str:
        return subset(comparison.live, comparison.desired, refs, role=comparison.role).sql()

    context = Context(
        live=comparison.live,
        desired=comparison.desired,
        changes=comparison.plan.changes,
        project=workspace.declared.project,
        platform=workspace.platform,
        remedy=remedy,
        mark=workspace.declared.mark,
        waivers=workspace.declared.waivers,
        sightings=comparison.sightings,
        server_version=comparison.server_version,
    )
    result = run(context)
    return Verdict(comparison, result.findings, result.waived, summary(context))
