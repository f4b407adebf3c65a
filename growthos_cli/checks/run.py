"""Every check on one context: causes without their symptoms, most severe first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from growthos_cli.checks.context import Context
from growthos_cli.checks.drift import level_of
from growthos_cli.checks.registry import CHECKS, DRIFT, IDLE_WAIVER, NOT_PROVISIONED, WAIVABLE
from growthos_cli.checks.waived import sorted_out
from growthos_cli.findings import Finding, Waived


@dataclass(frozen=True)
class Result:
    """`findings` by level, what a check knows before mere drift, then by ref; `waived` by check and ref."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def run(context: Context) -> Result:
    """What is wrong, and what the manifests accept. At least one finding explains each change: a waiver hides no difference."""
    if nothing := tuple(NOT_PROVISIONED.check(context)):
        return Result(nothing)
    found = (finding for check in CHECKS for finding in check.check(context))
    standing, waived, idle = sorted_out(found, context.waivers, context.platform.accepted)
    findings = [_as_grave_as_drift(finding) for finding in _causes(standing)]
    explained = frozenset().union(*(finding.explains for finding in findings))
    rest = tuple(change for change in context.changes if change.ref not in explained)
    findings += DRIFT.check(replace(context, changes=rest))
    findings += IDLE_WAIVER.check(replace(context, waivers=tuple(idle), waivable=WAIVABLE))
    findings.sort(key=lambda finding: (-finding.level, finding.check == DRIFT.id, finding.ref, finding.check))
    waived.sort(key=lambda each: (each.finding.check, each.finding.ref))
    return Result(tuple(findings), tuple(waived))


def _causes(findings: list[Finding]) -> list[Finding]:
    """Without those whose changes another finding explains, and more: a table's policies that went with a function that
    they call are no story of their own."""
    return [finding for finding in findings if not any(finding.explains and finding.explains < other.explains for other in findings)]


def _as_grave_as_drift(finding: Finding) -> Finding:
    """What explains a difference is no milder than the difference itself would be."""
    return replace(finding, level=max((finding.level, *map(level_of, finding.explains))))
