"""The check in front of account creation: who may create whom, and what the answer looks like."""

from __future__ import annotations

import psycopg
import pytest
from people import email

ROLES = ("superadmin", "admin", "enrollment_manager", "mentor", "student")
MAY_CREATE = {
    "root": set(ROLES),
    "admin": {"enrollment_manager", "mentor", "student"},
    "manager": {"student"},
    "mentor": set(),
    "student": set(),
}
ALLOWED = {"success": True, "can_create": True}


def asked(people, role="student", address="new@growth.example"):
    return people.value("select public.create_user_with_role(%s, 'not kept', %s)", address, role)


@pytest.mark.parametrize("caller", MAY_CREATE)
@pytest.mark.parametrize("role", ROLES)
def test_the_creation_matrix(people, caller, role):
    with people.acting(caller):
        answer = asked(people, role)
    if role in MAY_CREATE[caller]:
        assert answer == {**ALLOWED, "message": f"The account may be created with role {role}."}
    else:
        their = people.value("select role from public.users where id = %s", people[caller])
        assert answer == {"error": f"A caller with role {their} may not create the role {role}."}


def test_nothing_is_created_and_the_password_is_kept_nowhere(people):
    def everything():
        return people.column("select to_jsonb(u)::text from public.users as u order by u.id")

    before = everything()
    with people.acting("admin"):
        named = "select public.create_user_with_role(target_email => 'x@y.example', target_password => null, target_role => 'mentor',"
        assert people.value(named + " target_full_name => 'X', target_metadata => '{\"a\": 1}')")["can_create"] is True
        assert asked(people)["success"] is True
    assert everything() == before


@pytest.mark.parametrize("address", [None, "", "  ", "no-at.example", "two words@growth.example", "no@dot", "@growth.example"])
def test_a_malformed_email_is_answered_and_not_raised(people, address):
    with people.acting("admin"):
        assert asked(people, address=address) == {"error": "Invalid e-mail format."}


def test_an_email_that_exists_is_found_in_any_case_and_in_any_company(people):
    with people.acting("admin"):
        for address in (email("student"), email("student").upper(), f" {email('foreign_student')} "):
            assert asked(people, address=address) == {"error": "This e-mail already exists."}


@pytest.mark.parametrize("role", [None, "", "owner", "Student"])
def test_an_unknown_role_is_answered_whoever_asks(people, role):
    for caller in ("root", "mentor"):
        with people.acting(caller):
            assert asked(people, role) == {"error": f"Invalid role: {role if role is not None else 'none'}."}


def test_without_a_session_nobody_may_create_anybody(people):
    people.account("stranger")
    people.suspend("admin")
    for caller in ("stranger", "admin"):
        with people.acting(caller):
            assert asked(people) == {"error": "No valid session."}
    assert asked(people) == {"error": "No valid session."}


def test_the_service_role_may_create_every_role(people):
    with people.server():
        assert [asked(people, role)["success"] for role in ROLES] == [True] * 5


def test_the_first_account_is_a_superadmin_and_made_by_the_service_role(people):
    people.conn.execute("delete from auth.users")
    with people.server():
        assert asked(people, "admin") == {"error": "The first user must be a superadmin."}
        assert asked(people, "superadmin")["success"] is True
    with people.acting("root"):
        assert asked(people, "superadmin") == {"error": "No valid session."}


def test_anon_may_not_ask(people):
    signature = "public.create_user_with_role(text, text, text, text, jsonb)"
    assert people.value("select has_function_privilege('anon', %s, 'execute')", signature) is False


def test_a_malformed_call_is_the_callers_error(people):
    with pytest.raises(psycopg.errors.UndefinedFunction), people.acting("admin"):
        people.value("select public.create_user_with_role('a@b.example')")
