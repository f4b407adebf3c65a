"""Functions as clients call them: who may, what comes back, how an error arrives."""

from __future__ import annotations

import time

import psycopg
import pytest
from academy import CAST, Academy, signed_up
from sessions import Answer, Call

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
RAISED = """
select distinct found[1] from pg_catalog.pg_proc p, regexp_matches(p.prosrc, 'errcode = ''(.{5})''', 'g') as found
where p.pronamespace = 'public'::regnamespace order by 1
"""
RAISING = """
create function public.raise_it(code text) returns void language plpgsql as $$ begin raise 'no' using errcode = code; end $$;
grant execute on function public.raise_it to authenticated;
notify pgrst, 'reload schema';
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
    branding = {"primary": "#10B981"}
    for name in ("visitor", *(name for name in ROLES if name != "root")):
        answer = academy[name].rpc("update_company_branding", branding_data=branding).tried()
        assert (answer.denied, answer.message) == (True, "Only a superadmin changes the branding.")
    chief = signed_up(academy.clients, "chief@growth.example")
    row = {"id": chief.id, "email": chief.email, "role": "superadmin", "company_id": academy.companies["ours"]}
    assert academy["root"].from_("users").insert(row).send().status == 201
    done = chief.session.rpc("update_company_branding", branding_data=branding).tried()
    assert (done.status, done.data) == (200, {"success": True, "branding": branding})


STUDENT = {"p_email": "nobody@growth.example", "p_password": "", "p_full_name": "Nobody"}


@pytest.mark.parametrize(
    ("function", "arguments", "status", "code"),
    [
        ("update_company_branding", {"branding_data": ["red"]}, 400, "22023"),
        ("update_company_branding", {"branding_data": {}}, 400, "22023"),
        ("get_sequential_unlock_status", {"p_user_id": "me"}, 400, "22P02"),
        ("get_sequential_unlock_status", {"p_user": "me"}, 404, "PGRST202"),
        ("create_student_complete", STUDENT | {"p_mentor_id": "one"}, 400, "22P02"),
        ("create_student_complete", STUDENT | {"p_full_name": " "}, 400, "22023"),
    ],
)
def test_a_wrong_argument_is_an_error_with_a_code(
    academy: Academy, function: str, arguments: dict[str, object], status: int, code: str
) -> None:
    answer = academy["root"].rpc(function, **arguments).tried()
    assert (answer.status, answer.code) == (status, code)


def test_a_student_is_created_by_those_who_may_for_an_account_that_is_there(academy: Academy) -> None:
    visitor = STUDENT | {"p_email": academy.people["visitor"].email, "p_full_name": "Visitor"}
    for name in ("admin", "manager"):
        done = academy[name].rpc("create_student_complete", **visitor, p_mentor_id=academy.id("mentor")).tried()
        assert (done.data["user_id"], done.data["success"], done.data["not_stored"]) == (academy.id("visitor"), True, [])
        unknown = academy[name].rpc("create_student_complete", **STUDENT).tried()
        assert (unknown.status, unknown.code) == (400, "22023")
    for name in ("mentor", "student", "suspended", "foreign_student", "visitor"):
        assert academy[name].rpc("create_student_complete", **visitor).tried().denied


def test_no_error_that_a_function_raises_looks_like_a_fault_of_the_server(academy: Academy) -> None:
    with psycopg.connect(academy.clients.project.conninfo, autocommit=True) as conn:
        codes = [row[0] for row in conn.execute(RAISED)]
        conn.execute(RAISING)
        try:
            answers = {code: until_known(academy["student"].rpc("raise_it", code=code)) for code in codes}
        finally:
            conn.execute("drop function public.raise_it; notify pgrst, 'reload schema'")
    assert {"42501", "22023", "23514"} <= set(answers)
    assert {code: answer.status for code, answer in answers.items() if not 400 <= answer.status < 500} == {}


def until_known(call: Call) -> Answer:
    """The answer, once PostgREST has read the new function."""
    deadline = time.monotonic() + 10
    while (answer := call.send()).code == "PGRST202" and time.monotonic() < deadline:
        time.sleep(0.02)
    return answer


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


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        *((name, True) for name in ("root", "admin", "manager", "mentor", "student")),
        *((name, False) for name in ("unmentored", "suspended", "visitor", "foreign_admin", "foreign_student")),
    ],
)
def test_a_message_is_given_to_oneself_and_by_staff_of_the_company(academy: Academy, name: str, allowed: bool) -> None:
    message = {"p_user_id": academy.id("student"), "p_type": "system", "p_title": "Hello", "p_message": "Welcome."}
    answer = academy[name].rpc("create_notification", **message).tried()
    assert answer.denied is not allowed
    assert bool(answer.data) is allowed


def test_everybody_marks_their_own_messages_as_read(academy: Academy) -> None:
    for name in ("student", "unmentored"):
        message = {"p_user_id": academy.id(name), "p_type": "system", "p_title": "Hello", "p_message": "Welcome."}
        assert academy["admin"].rpc("create_notification", **message).send().status == 200
    assert academy["suspended"].rpc("mark_all_notifications_read").send().data == 0
    assert academy["student"].rpc("mark_all_notifications_read").send().data >= 1
    unread = {
        name: academy[name].from_("notifications").select("id").eq("status", "sent").send().rows for name in ("student", "unmentored")
    }
    assert unread["student"] == []
    assert unread["unmentored"] != []


@pytest.mark.parametrize("name", ["manager", "mentor", "student", "suspended", "visitor"])
def test_a_test_message_is_for_administration(academy: Academy, name: str) -> None:
    test = {"template_key": "invoice_issued", "payload": {}}
    assert academy[name].rpc("send_test_notification", **test).tried().denied
    assert len(academy["admin"].rpc("send_test_notification", **test).tried().data) == 1
    unknown = academy["admin"].rpc("send_test_notification", template_key="nothing", payload={}).tried()
    assert (unknown.status, unknown.code) == (400, "22023")


@pytest.mark.parametrize(
    ("name", "mentors"),
    [
        *((name, {"mentor"}) for name in ("admin", "manager", "mentor")),
        *((name, set()) for name in ("student", "suspended", "visitor", "foreign_admin")),
    ],
)
def test_the_people_of_a_role_are_told_to_staff_of_their_company(academy: Academy, name: str, mentors: set[str]) -> None:
    assert academy.names(academy[name].rpc("get_users_by_role", role_code="mentor").send().data) == mentors


@pytest.mark.parametrize("function", ["sync_user_unlock_progress", "initialize_first_recording_unlock"])
def test_what_is_for_the_server_is_denied_to_everybody_else(academy: Academy, function: str) -> None:
    for name in ("visitor", *ROLES):
        assert academy[name].rpc(function, p_user_id=academy.id("student")).tried().denied
    assert academy.server.rpc(function, p_user_id=academy.id("student")).tried().code is None
