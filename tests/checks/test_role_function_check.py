"""The role function: missing, weakened, doubled, or open to the wrong callers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checking import (
    DESIRED,
    PROJECT,
    READ_COMPANIES,
    READ_INVOICES,
    ROLE,
    ROLE_GRANT,
    WRITE_INVOICES,
    found,
    mark,
    mended,
    refs,
)

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Grant
from growthos_cli.findings import Finding, Level

CALLERS = "3 policies on 2 tables call it"


def test_nothing_is_said_of_a_sound_target() -> None:
    assert found() == []


def test_a_missing_role_function_is_one_finding_with_everything_that_the_cascade_took() -> None:
    gone = (ROLE, ROLE_GRANT, READ_COMPANIES, READ_INVOICES, WRITE_INVOICES)
    assert found(gone=gone) == [
        Finding(
            "role-function",
            Level.ERROR,
            ROLE.ref,
            "public.my_role() is missing: policies that call it fail with 42883 or went with it, and signed-in callers see nothing",
            (CALLERS, "with it: 3 policies, 1 grant"),
            mended(*gone),
            refs(*gone),
            mark(ROLE.ref),
        )
    ]


def test_a_role_function_with_other_arguments_is_said_to_be_there_instead() -> None:
    other = replace(ROLE, types="uuid", arguments="a uuid")
    granted = Grant("function", ("public", "my_role", "uuid"), "authenticated", ("execute",))
    gone = (ROLE, ROLE_GRANT, READ_COMPANIES, READ_INVOICES, WRITE_INVOICES)
    [finding] = found(other, granted, gone=gone)
    assert (finding.evidence, finding.explains) == (
        (CALLERS, "with it: 3 policies, 1 grant", "there is public.my_role(uuid) instead"),
        refs(*gone, other, granted),
    )


def test_a_second_signature_is_found_and_dropped() -> None:
    second = replace(ROLE, types="uuid", arguments="a uuid")
    granted = Grant("function", ("public", "my_role", "uuid"), "authenticated", ("execute",))
    assert found(second, granted) == [
        Finding(
            "role-function",
            Level.ERROR,
            ROLE.ref,
            "public.my_role() has 2 signatures: one may be hardened and the other not, "
            "and the API refuses calls that fit several (PGRST203)",
            ("beside it there is public.my_role(uuid)", CALLERS),
            mended(second),
            refs(second, granted),
            mark(ROLE.ref),
        )
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"security": "invoker"}, "runs with its caller's rights"),
        ({"volatility": "volatile"}, "is volatile: it runs once for every row"),
        ({"volatility": "immutable"}, "is immutable: Postgres may compute it once"),
        ({"settings": ()}, "does not pin its search_path"),
        ({"settings": (("lock_timeout", "1s"),)}, "does not pin its search_path"),
    ],
)
def test_a_weakened_role_function_is_found_alone(changed: dict[str, object], says: str) -> None:
    [finding] = found(replace(ROLE, **changed))
    assert finding.detail.startswith(f"public.my_role() {says}")
    assert replace(finding, detail="") == Finding(
        "role-function", Level.ERROR, ROLE.ref, "", (CALLERS,), mended(ROLE), refs(ROLE), mark(ROLE.ref)
    )


def test_a_changed_body_does_not_hide_behind_a_weakened_attribute() -> None:
    findings = found(replace(ROLE, security="invoker", body="select 2"))
    assert [(finding.check, finding.explains) for finding in findings] == [("role-function", frozenset()), ("drift", refs(ROLE))]


def test_a_manifest_that_declares_it_weak_is_told_how_to_mend_the_target() -> None:
    weak = replace(ROLE, security="invoker")
    [finding] = found(weak, desired=DESIRED.plus([weak]))
    assert finding.remedy == "alter function public.my_role() security definer;\n"


def test_callers_must_be_able_to_execute_it() -> None:
    assert found(gone=[ROLE_GRANT]) == [
        Finding(
            "role-function",
            Level.ERROR,
            ROLE.ref,
            "authenticated may not execute public.my_role(): every statement that a policy checks with it fails with 42501",
            (CALLERS,),
            mended(ROLE_GRANT),
            refs(ROLE_GRANT),
            mark(ROLE.ref),
        )
    ]


@pytest.mark.parametrize(("grantee", "spoken"), [("public", "PUBLIC"), ("anon", "anon")])
def test_others_must_not_be_able_to_execute_it(grantee: str, spoken: str) -> None:
    opened = replace(ROLE_GRANT, grantee=grantee)
    assert found(opened) == [
        Finding(
            "role-function",
            Level.ERROR,
            ROLE.ref,
            f"{spoken} may execute public.my_role(), which runs with its owner's rights",
            (),
            mended(opened),
            refs(opened),
            mark(ROLE.ref),
        )
    ]


def test_a_declared_grant_to_anon_is_nobodys_mistake() -> None:
    opened = replace(ROLE_GRANT, grantee="anon")
    assert found(opened, desired=DESIRED.plus([opened])) == []


def test_a_project_without_a_role_function_is_not_asked_for_one() -> None:
    without = DESIRED.without([ROLE.ref, ROLE_GRANT.ref])
    assert found(gone=[ROLE, ROLE_GRANT], desired=without, project=replace(PROJECT, role_function=None)) == []


def test_a_role_function_that_nobody_declares_is_missed_all_the_same() -> None:
    without = DESIRED.without([ROLE.ref, ROLE_GRANT.ref])
    [finding] = found(gone=[ROLE, ROLE_GRANT], desired=without)
    assert (finding.ref, finding.remedy) == (Ref("function", ("public", "my_role", "")), "")
