"""Each check does what its own page says: quiet, then Bad, then one finding, then Remedy, then quiet again."""

from __future__ import annotations

import re

import pytest
from application import Application

from growthos_cli.checks.registry import CHECKS, Check

SUPERUSER = "-- as a superuser"

_SHOWN_ELSEWHERE = {
    # They need a manifest that says otherwise, or another server.
    *("bucket-in-policy", "bucket-missing", "bucket-publicity", "missing-foreign-key-target", "missing-function", "missing-sequence"),
    *(
        "missing-table",
        "role-function",
        "row-security-disabled",
        "row-security-without-policy",
        "schema-create",
        "server-minor",
        "unmanaged",
    ),
}
SHOWN = [check for check in CHECKS if check.id not in _SHOWN_ELSEWHERE]


def section(check: Check, heading: str) -> str:
    """The SQL below a heading of the check's page."""
    text = re.search(rf"^{heading}:\n((?: {{4}}.*\n|\n)+)", check.description, re.MULTILINE)
    assert text is not None
    return text[1]


def test_the_application_itself_is_quiet(application: Application) -> None:
    assert application.findings() == []


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.id)
def test_a_check_finds_its_own_bad_once_and_its_remedy_ends_it(application: Application, check: Check) -> None:
    bad, remedy = section(check, "Bad"), section(check, "Remedy")
    application.execute(bad, superuser=SUPERUSER in bad)
    [finding] = application.findings(check.id)
    assert finding.level <= check.level or finding.explains
    assert finding.detail
    with application.conn.transaction(force_rollback=True):
        application.execute(finding.remedy or "select", superuser=SUPERUSER in remedy)
        printed = application.findings(check.id)
    assert (printed == []) == bool(re.sub(r"--.*", "", finding.remedy).strip())
    application.execute(remedy, superuser=SUPERUSER in remedy)
    assert application.findings(check.id) == []
