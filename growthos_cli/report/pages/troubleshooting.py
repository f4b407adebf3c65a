"""What goes wrong: exit codes, symptoms with their causes, and every check with what it breaks and what mends it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from growthos_cli.checks.description import described
from growthos_cli.checks.registry import EVERY, Check
from growthos_cli.report.pages.markdown import Block, code, fenced, heading, paragraph, prose, table, text
from growthos_cli.report.pages.site import TROUBLESHOOTING, Site, check_anchor
from growthos_cli.report.pages.symptoms import SYMPTOMS

_ERROR = re.compile(r"\b(?=[0-9A-Z]*[0-9])[0-9A-Z]{5}\b|\bPGRST[0-9]{3}\b")
"""A SQLSTATE has five digits and capitals (PostgreSQL's appendix A); one without any digit is none that a check would name."""


def troubleshooting_page(site: Site, exit_codes: Mapping[int, str]) -> Iterator[str]:
    checks = sorted(EVERY, key=lambda check: (-check.level, check.id))
    yield from site.head(TROUBLESHOOTING, f"{text(site.book.declared.project.name)}: troubleshooting")
    yield from paragraph(
        "Begin with `growthos validate`: it tells what is wrong, what that breaks and how much, and gives the SQL that mends it.",
        "`growthos diff` shows object by object what differs from the manifests, and `growthos plan` the statements that make it equal.",
    )
    yield from _symptoms(site)
    yield from _error_codes(site, checks)
    yield from _checks(site, checks)
    yield from heading(2, "Exit codes")
    yield from table(("code", "meaning"), ((code(str(number)), meaning) for number, meaning in exit_codes.items()))


def _symptoms(site: Site) -> Block:
    yield from heading(2, "Symptoms")
    yield from table(
        ("what is seen", "what it means", "what to do", "found by"),
        (
            (
                symptom.seen,
                symptom.means,
                symptom.then,
                ", ".join(site.check(TROUBLESHOOTING, check) for check in symptom.checks),
            )
            for symptom in SYMPTOMS
            if symptom.told(site.book)
        ),
    )


def _error_codes(site: Site, checks: Iterable[Check]) -> Block:
    """SQLSTATE or code of the API -> the checks whose own words name it."""
    found: dict[str, list[str]] = {}
    for check in checks:
        for error in _ERROR.findall(check.description):
            if check.id not in found.setdefault(error, []):
                found[error].append(check.id)
    yield from heading(2, "Error codes")
    yield from paragraph("What can be behind an error of Postgres or of its API; the sections below tell how.")
    yield from table(
        ("code", "can come of"),
        ((code(error), ", ".join(site.check(TROUBLESHOOTING, id) for id in sorted(ids))) for error, ids in sorted(found.items())),
    )


def _checks(site: Site, checks: Collection[Check]) -> Block:
    yield from heading(2, "Checks")
    yield from paragraph("Each with the highest level that it gives. The SQL is an example; a finding gives that of the target.")
    yield from table(
        ("check", "level", "finds"),
        ((site.check(TROUBLESHOOTING, check.id), str(check.level), prose(described(check.description).finds)) for check in checks),
    )
    for check in checks:
        yield from _section(check)


def _section(check: Check) -> Block:
    found = described(check.description)
    yield from heading(3, f"{code(check.id)} ({check.level})", check_anchor(check.id))
    yield from paragraph(prose(found.finds))
    yield from paragraph(f"**What it breaks.** {prose(found.ramification[:1].upper() + found.ramification[1:])}")
    yield from paragraph("The fault:")
    yield from fenced("sql", found.bad)
    yield from paragraph("What mends it:")
    yield from fenced("sql", found.remedy)
