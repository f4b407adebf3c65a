"""Every check on one context: causes without their symptoms, most severe first."""

from __future__ import annotations

from dataclasses import replace

from growthos_cli.checks.context import Context
from growthos_cli.checks.registry import CHECKS, DRIFT, NOT_PROVISIONED
from growthos_cli.findings import Finding


def run(context: Context) -> list[Finding]:
    """All findings: by level, what a check knows before mere drift, then by ref. At least one explains each change."""
    if nothing := list(NOT_PROVISIONED.check(context)):
        return nothing
    findings = _causes([finding for check in CHECKS for finding in check.check(context)])
    explained = frozenset().union(*(finding.explains for finding in findings))
    rest = tuple(change for change in context.changes if change.ref not in explained)
    findings += DRIFT.check(replace(context, changes=rest))
    return sorted(findings, key=lambda finding: (-finding.level, finding.check == DRIFT.id, finding.ref, finding.check))


def _causes(findings: list[Finding]) -> list[Finding]:
    """Without those whose changes another finding explains, and more: a table's policies that went with a function that
    they call are no story of their own."""
    return [finding for finding in findings if not any(finding.explains and finding.explains < other.explains for other in findings)]
