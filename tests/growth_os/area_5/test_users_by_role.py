"""get_users_by_role(): who is told who there is."""

from __future__ import annotations

import pytest
from fix_database import as_caller

ASK = "select public.get_users_by_role(%s)"
STUDENTS = {"student", "unmentored"}


@pytest.mark.parametrize(
    ("caller", "told"),
    [
        ("root", STUDENTS | {"foreign_student"}),
        ("admin", STUDENTS),
        ("manager", STUDENTS),
        ("mentor", STUDENTS),
        ("foreign_mentor", {"foreign_student"}),
        ("student", set()),
    ],
)
def test_staff_is_told_the_own_company_and_superadmins_all(people, caller, told):
    with people.acting(caller):
        assert people.names(ASK, "student") == told


def test_the_server_is_told_every_company(people):
    with people.server():
        assert people.names(ASK, "admin") == {"admin", "second_admin", "foreign_admin"}
        assert people.names(ASK, "superadmin") == {"root"}


def test_superadmins_without_a_company_are_told_to_superadmins_only(people):
    for caller, told in (("root", {"root"}), ("admin", set())):
        with people.acting(caller):
            assert people.names(ASK, "superadmin") == told


def test_only_active_people_are_told(people):
    people.suspend("student")
    people.conn.execute("update public.users set status = 'inactive' where id = %s", [people["second_admin"]])
    people.conn.execute("update public.users set status = null where id = %s", [people["admin"]])
    with people.acting("manager"):
        assert people.names(ASK, "student") == {"unmentored"}
        assert people.names(ASK, "admin") == {"admin"}


@pytest.mark.parametrize("role", ["nonsense", "", None])
def test_a_role_that_nobody_has_gives_nobody(people, role):
    with people.acting("root"):
        assert people.column(ASK, role) == []


def test_nobody_is_told_to_who_is_nobody(people):
    people.suspend("admin")
    for caller in (people["admin"], people.account("stranger"), None):
        with as_caller(people.conn, caller):
            assert people.column(ASK, "student") == []
    assert people.value("select has_function_privilege('anon', 'public.get_users_by_role(text)', 'execute')") is False
