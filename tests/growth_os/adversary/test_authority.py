"""Whoever rules is neither overthrown from below nor left without a successor, and a suspended account stays out."""

from __future__ import annotations

import json

import pytest
from fix_database import as_caller
from people import DENIED, People


def test_superadmins_delete_each_other_and_never_all_of_them(people: People) -> None:
    people.add("second_root", "superadmin", None)
    with people.acting("root"):
        people.conn.execute("delete from public.users where role = 'superadmin'")
    assert people.names("select id from public.users where role = 'superadmin'") == {"root"}
    assert people.attempt("root", "delete from public.users where id = auth.uid()") == 0
    assert people.attempt("root", "delete from public.users") == len(people.column("select id from public.users")) - 1


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student"])
@pytest.mark.parametrize("whom", ["root", "second_admin", "foreign_admin", "foreign_student"])
def test_nobody_removes_or_disables_whom_he_does_not_look_after(people: People, caller: str, whom: str) -> None:
    for statement in (
        "delete from public.users where id = %s",
        "update public.users set status = 'suspended' where id = %s",
        "update public.users set role = 'student' where id = %s",
        "update public.users set email = 'taken@growth.example' where id = %s",
    ):
        assert people.attempt(caller, statement, people[whom]) in (0, DENIED), statement


@pytest.mark.parametrize("name", ["admin", "manager", "mentor", "student"])
def test_a_suspended_account_does_not_lift_its_suspension(people: People, name: str) -> None:
    people.suspend(name)
    for statement in (
        "update public.users set status = 'active'",
        "delete from public.users where id = auth.uid()",
        "insert into public.users (id, email, role) values (auth.uid(), 'again@growth.example', 'student')",
        "insert into public.users (id, email, role) values (auth.uid(), 'again@growth.example', 'student')"
        " on conflict (id) do update set status = 'active'",
        "merge into public.users as u using (select auth.uid() as id) as me on u.id = me.id when matched then update set status = 'active'",
    ):
        assert people.attempt(name, statement) in (0, DENIED), statement


@pytest.mark.parametrize(
    ("name", "function"),
    [("mentor", "assigned_user_ids()"), ("student", "my_student_ids()")],
)
def test_a_suspended_account_is_told_of_nobody(people: People, name: str, function: str) -> None:
    assert people.attempt(name, f"select from public.{function}") == 1
    people.suspend(name)
    assert people.attempt(name, f"select from public.{function}") == 0


def test_a_suspended_mentor_is_nobodys_mentor(people: People) -> None:
    people.suspend("mentor")
    with people.acting("mentor"):
        assert people.value("select public.is_assigned_mentor(%s)", people["student"]) is False


def test_an_admin_does_not_decide_what_a_superadmin_hears(people: People) -> None:
    muted = "insert into public.notification_settings (company_id, user_id, mutes) values (1, %s, '{\"ticket_updated\": true}')"
    assert people.attempt("admin", muted, people["root"]) == DENIED
    assert people.attempt("admin", muted, people["mentor"]) == 1
    people.conn.execute(muted, [people["root"]])
    for statement in (
        "select from public.notification_settings",
        "update public.notification_settings set mutes = '{}'",
        "delete from public.notification_settings",
    ):
        assert (people.attempt("admin", statement), people.attempt("root", statement)) == (0, 1), statement


@pytest.mark.parametrize("caller", ["stranger", "student", None])
def test_a_claim_to_be_the_server_makes_nobody_the_server(people: People, caller: str | None) -> None:
    people.account("stranger")
    question = "select public.create_user_with_role('new@growth.example', 'x', 'superadmin') ? 'error'"
    claims = json.dumps({"role": "service_role", **({"sub": str(people[caller])} if caller else {})})
    with as_caller(people.conn, None, "authenticated"):
        people.conn.execute("select set_config('request.jwt.claims', %s, true)", [claims])
        assert people.value(question) is True
        assert people.column("select public.get_users_by_role('admin')") == []
