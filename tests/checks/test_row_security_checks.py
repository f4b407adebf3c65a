"""Row security: off, or on with nothing that lets a row through."""

from __future__ import annotations

from dataclasses import replace

from checking import (
    COMPANIES,
    DESIRED,
    ON_COMPANIES,
    ON_INVOICES,
    READ_COMPANIES,
    READ_INVOICES,
    SELECT_COMPANIES,
    SELECT_INVOICES,
    WRITE_INVOICES,
    found,
    mark,
    mended,
    refs,
)

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Schema, Table
from growthos_cli.catalog.security import Grant, Policy, RowSecurity
from growthos_cli.findings import Finding, Level

INVOICES_REF = Ref("table", ("public", "invoices"))
STRANGER = Table("public", "stranger")


def without_unmanaged(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.check != "unmanaged"]


def test_a_table_without_the_row_security_that_was_declared_is_found_with_those_who_reach_it() -> None:
    columns = Grant("column", ("public", "invoices", "number"), "reporting", ("select",))
    everything = replace(SELECT_INVOICES, grantee="service_role")
    given = (columns, everything, Grant("table", ("public", "invoices"), "public", ("trigger",)))
    findings = found(*given, gone=[ON_INVOICES], desired=DESIRED.plus(given))
    assert [finding for finding in findings if finding.check == "row-security-disabled"] == [
        Finding(
            "row-security-disabled",
            Level.ERROR,
            INVOICES_REF,
            "row security is off: every row is open to authenticated and reporting, past any policy",
            ("authenticated may select, update", "reporting may select", "2 policies on it, not applied"),
            mended(ON_INVOICES),
            refs(ON_INVOICES),
            mark(INVOICES_REF),
        )
    ]


def test_row_security_that_is_forced_and_off_is_off() -> None:
    [finding] = found(replace(ON_INVOICES, enabled=False, forced=True))
    assert (finding.check, finding.explains) == ("row-security-disabled", refs(ON_INVOICES))


def test_a_table_that_no_manifest_names_is_found_when_callers_may_look_into_its_schema() -> None:
    granted = Grant("table", ("public", "stranger"), "authenticated", ("select",))
    assert without_unmanaged(found(STRANGER, granted)) == [
        Finding(
            "row-security-disabled",
            Level.ERROR,
            STRANGER.ref,
            "row security is off: every row is open to authenticated, past any policy",
            ("authenticated may select", "no manifest names the table"),
            "alter table public.stranger enable row level security;\n",
        )
    ]


def test_an_unreached_stranger_is_a_warning_and_one_in_a_closed_schema_nothing() -> None:
    closed = (Schema("closed"), Table("closed", "t"))
    assert without_unmanaged(found(STRANGER, *closed)) == [
        Finding(
            "row-security-disabled",
            Level.WARNING,
            STRANGER.ref,
            "row security is off: the next grant on it opens every row",
            ("no manifest names the table",),
            "alter table public.stranger enable row level security;\n",
        )
    ]


def test_row_security_that_a_manifest_switches_off_is_a_warning_when_somebody_reaches_the_table() -> None:
    opened = DESIRED.without(refs(ON_COMPANIES, READ_COMPANIES))
    unreached = opened.without(refs(SELECT_COMPANIES))
    assert [(finding.check, finding.level, finding.ref) for finding in found(gone=[ON_COMPANIES, READ_COMPANIES], desired=opened)] == [
        ("row-security-disabled", Level.WARNING, COMPANIES.ref)
    ]
    assert found(gone=[ON_COMPANIES, READ_COMPANIES, SELECT_COMPANIES], desired=unreached) == []


def test_row_security_without_a_permissive_policy_hides_every_row() -> None:
    tenant = Policy("public", "invoices", "invoices_tenant", "all", ("authenticated",), "true", "true", permissive=False)
    gone = (READ_INVOICES, WRITE_INVOICES)
    assert found(tenant, gone=gone, desired=DESIRED.plus([tenant])) == [
        Finding(
            "row-security-without-policy",
            Level.ERROR,
            INVOICES_REF,
            "row security is on and no policy lets a row through: everybody sees an empty table and no error",
            ("2 policies declared, none there", "authenticated may select, update"),
            mended(*gone),
            refs(*gone),
            mark(INVOICES_REF),
        )
    ]


def test_a_restrictive_policy_that_is_missing_too_is_no_finding_of_its_own() -> None:
    tenant = Policy("public", "invoices", "invoices_tenant", "all", ("authenticated",), "true", "true", permissive=False)
    gone = (READ_INVOICES, WRITE_INVOICES)
    [finding] = found(gone=gone, desired=DESIRED.plus([tenant]))
    assert (finding.check, finding.explains) == ("row-security-without-policy", refs(*gone, tenant))


def test_one_policy_left_is_drift_and_no_empty_table() -> None:
    assert [(finding.check, finding.ref) for finding in found(gone=[WRITE_INVOICES])] == [("drift", WRITE_INVOICES.ref)]


def test_grants_on_a_table_for_which_nobody_declared_a_policy_are_told() -> None:
    closed = DESIRED.without(refs(READ_COMPANIES))
    assert found(gone=[READ_COMPANIES], desired=closed) == [
        Finding(
            "row-security-without-policy",
            Level.WARNING,
            COMPANIES.ref,
            "row security is on and there is no policy: those who hold grants see an empty table instead of a refusal",
            ("authenticated may select",),
            "revoke all on table public.companies from authenticated;\n",
            mark=mark(COMPANIES.ref),
        )
    ]
    assert found(gone=[READ_COMPANIES, SELECT_COMPANIES], desired=closed.without(refs(SELECT_COMPANIES))) == []


def test_a_stranger_that_shows_nothing_to_anybody_is_only_a_stranger() -> None:
    stranger = (STRANGER, Column("public", "stranger", "id", "integer"), RowSecurity("public", "stranger"))
    granted = Grant("table", ("public", "stranger"), "public", ("select",))
    assert [finding.check for finding in found(*stranger, granted)] == ["unmanaged"]
