"""Which findings the manifests accept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.relations import Table, TablePart
from growthos_cli.findings import Finding, Waived
from growthos_cli.intent import Waiver

_OF_TABLES = frozenset(kind for kind, cls in KINDS.items() if issubclass(cls, Table | TablePart))


Accepted = Mapping[tuple[str, str], str]
"""(check, object as findings spell it) -> why."""


def sorted_out(
    findings: Iterable[Finding], waivers: Iterable[Waiver], accepted: Accepted
) -> tuple[list[Finding], list[Waived], list[Waiver]]:
    """The findings that stand, those that a waiver covers or the platform answers for, and the waivers that cover none."""
    standing: list[Finding] = []
    waived: list[Waived] = []
    idle = list(waivers)
    by_check: dict[str, list[Waiver]] = {}
    for waiver in idle:
        by_check.setdefault(waiver.check, []).append(waiver)
    for finding in findings:
        covering = [waiver for waiver in by_check.get(finding.check, ()) if covers(waiver, finding)]
        idle = [waiver for waiver in idle if waiver not in covering]
        if covering:
            waived.append(Waived(finding, covering[0].reason, covering[0].mark))
        elif reason := accepted.get((finding.check, str(finding.ref))):
            waived.append(Waived(finding, reason))
        else:
            standing.append(finding)
    return standing, waived, idle


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether the finding is of the waiver's check and about its object.

    A waiver beside a table speaks of all its parts, or of those of one name; one beside a function of all that bear its
    name, because the author's spelling of types is not Postgres's.
    """
    ref, subject, name = finding.ref, waiver.subject, waiver.name
    if waiver.check != finding.check:
        return False
    if subject is None:
        return str(ref) == name
    if subject.kind == "table":
        is_part = ref.kind in _OF_TABLES and ref.path[:2] == subject.path
        return is_part and (name is None or ref.path[2:] == (name,))
    if subject.kind == "function":
        return ref.kind == "function" and ref.path[:2] == subject.path[:2] and name is None
    return ref == subject and name is None
