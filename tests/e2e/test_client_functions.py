"""Functions as clients call them: who may, what comes back, how an error arrives."""

from __future__ import annotations

import psycopg
import pytest
from academy import CAST, Academy

ROLES = {"root": "superadmin", **{name: role for name, role, *_ in CAST}}
MAY_CREATE = {
    "root": {"superadmin", "admin", "enrollment_manager", "mentor", "student"},
    "admin": {"enrollment_manager", "mentor", "student"},
    "manager": {"student"},
}
CALLABLE = """
select p.proname, coalesce(p.proargnames[:p.pronargs], '{}') from pg_catalog.pg_proc p
where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by p.proname
"""


@pytest.mark.parametrize("name", ["visitor", *ROLES])
def test_everybody_is_told_their_own_role(academy: Academy, name: str) -> None:
    answer = academy[name].rpc("get_current_user_role").send()
    expected = None if name == "suspended" else ROLES.get(name)
    assert (answer.status, answer.data) == (200, expected)


def test_nobody_calls_a_function_without_an_account(academy: Academy) -> None:
    with psycopg.connect(academy.clients.project.conninfo) as conn:
        functions = conn.execute(CALLABLE).fetchall()
    anon = academy["anon"]
    assert len(functions) > 10
    assert [function for function, arguments in functions if not anon.rpc(function, **dict.fromkeys(arguments)).tried().denied] == []


def test_a_trigger_function_is_no_address(academy: Academy) -> None:
    answer = academy["root"].rpc("validate_user_role").tried()
    assert (answer.status, answer.code) == (404, "PGRST202")


@pytest.mark.parametrize("name", ["visitor", *ROLES])
def test_an_account_may_be_created_by_whom_the_matrix_names(academy: Academy, name: str) -> None:
    allowed = {
        role
        for role in ("superadmin", "admin", "enrollment_manager", "mentor", "student", "owner")
        if academy[name]
        .rpc("create_user_with_role", target_email="new@growth.example", target_password="", target_role=role)
        .send()
        .data.get("can_create")
    }
    assert allowed == MAY_CREATE.get(name, MAY_CREATE["admin"] if name == "foreign_admin" else set())


def test_branding_is_changed_by_a_superadmin_alone(academy: Academy) -> None:
    branding, ours = {"primary": "#10B981"}, academy.companies["ours"]
    for name in ("visitor", *(name for name in ROLES if name != "root")):
        answer = academy[name].rpc("update_company_branding", branding_data=branding, target_company_id=ours).tried()
        assert (answer.denied, answer.message) == (True, "Only a superadmin changes the branding.")
    done = academy["root"].rpc("update_company_branding", branding_data=branding, target_company_id=ours).tried()
    assert done.data == {"success": True, "branding": branding}


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        ({"branding_data": ["red"], "target_company_id": 1}, 400, "22023"),
        ({"branding_data": {}}, 400, "22023"),
        ({"branding_data": {}, "target_company_id": 999}, 500, "P0002"),
        ({"branding_data": {}, "target_company_id": "one"}, 400, "22P02"),
        ({"target_company_id": 1}, 404, "PGRST202"),
    ],
)
def test_a_wrong_argument_is_an_error_with_a_code(academy: Academy, arguments: dict[str, object], status: int, code: str) -> None:
    answer = academy["root"].rpc("update_company_branding", **arguments).tried()
    assert (answer.status, answer.code) == (status, code)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        *((name, True) for name in ("root", "admin", "manager", "mentor", "student")),
        *((name, False) for name in ("unmentored", "suspended", "visitor", "foreign_admin", "foreign_student")),
    ],
)
def test_progress_is_told_to_the_student_and_to_those_who_look_after_him(academy: Academy, name: str, allowed: bool) -> None:
    answer = academy[name].rpc("get_sequential_unlock_status", p_user_id=academy.id("student")).send()
    if allowed:
        assert [row["recording_id"] for row in answer.rows] == [academy.lessons["ours"]]
    else:
        assert answer.denied


@pytest.mark.parametrize("function", ["sync_user_unlock_progress", "initialize_first_recording_unlock"])
def test_what_is_for_the_server_is_denied_to_everybody_else(academy: Academy, function: str) -> None:
    for name in ("visitor", *ROLES):
        assert academy[name].rpc(function, p_user_id=academy.id("student")).tried().denied
    assert academy.server.rpc(function, p_user_id=academy.id("student")).tried().code is None
