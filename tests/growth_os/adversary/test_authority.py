"""Whoever rules is neither overthrown from below nor left without a successor, and a suspended account stays out."""

from __future__ import annotations

import pytest
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
