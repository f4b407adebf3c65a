"""Who reads, plans, changes and removes live sessions, in their table and in the weekly list."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors
from timetable import INSERT, SESSIONS

CALLERS = ("root", "admin", "manager", "mentor", "colleague", "student", "foreign_admin", "foreign_mentor", "foreign_student")
OURS = {"held", "created", "colleagues"}
FOREIGN = {"foreign"}
ALL = OURS | FOREIGN
NOBODY: frozenset[str] = frozenset()

SEEN = {
    "root": ALL,
    "admin": OURS,
    "manager": OURS,
    "mentor": OURS,
    "colleague": OURS,
    "student": OURS,
    "foreign_admin": FOREIGN,
    "foreign_mentor": FOREIGN,
    "foreign_student": FOREIGN,
}
CHANGED = dict.fromkeys(CALLERS, NOBODY) | {
    "root": ALL,
    "admin": OURS,
    "mentor": {"held", "created"},
    "colleague": {"colleagues"},
    "foreign_admin": FOREIGN,
    "foreign_mentor": FOREIGN,
}
PLANNED = dict.fromkeys(CALLERS, NOBODY) | {
    "root": ALL,
    "admin": OURS,
    # Whoever holds a session may be somebody else, but a mentor plans in no other name.
    "mentor": {"created"},
    "foreign_admin": FOREIGN,
    "foreign_mentor": FOREIGN,
}
TABLES = ("success_sessions", "segmented_weekly_success_sessions", "segmented_weekly_success_sessions_backup", "success_partner_credits")


@pytest.mark.parametrize("table", ["success_sessions", "segmented_weekly_success_sessions"])
def test_sessions_that_each_caller_sees(timetable, people, table):
    assert {caller: timetable.reached(caller, f"select from public.{table}") for caller in CALLERS} == SEEN
    for caller in CALLERS:
        with people.acting(caller):
            assert timetable.named(people.column(f"select id from public.{table}")) == SEEN[caller]


@pytest.mark.parametrize("command", ["update public.success_sessions set title = 'New'", "delete from public.success_sessions"])
def test_sessions_that_each_caller_changes_and_removes(timetable, people, command):
    assert {caller: timetable.reached(caller, command) for caller in CALLERS} == CHANGED
    # Without a condition no select policy helps: what is touched is decided by the policy of the command alone.
    assert {caller: people.attempt(caller, command) for caller in CALLERS} == {caller: len(names) for caller, names in CHANGED.items()}


def test_sessions_that_each_caller_plans(timetable, people):
    planned = {caller: {name for name in SESSIONS if people.attempt(caller, INSERT, *timetable.row(name)) == 1} for caller in CALLERS}
    assert planned == PLANNED


@pytest.mark.parametrize("caller", ["mentor", "admin"])
def test_a_plan_is_filed_under_its_maker_and_his_company(timetable, people, caller):
    query = "insert into public.success_sessions (title, start_time, link, mentor_id) values ('T', now(), 'l', %s) returning id"
    with people.acting(caller):
        id = people.value(query, people["mentor"])
    row = people.conn.execute("select company_id, created_by, status from public.success_sessions where id = %s", [id]).fetchone()
    assert row == (COMPANY, people[caller], "upcoming")


def test_the_server_plans_in_the_mentors_company(timetable, people):
    query = "insert into public.success_sessions (title, start_time, link, mentor_id) values ('T', now(), 'l', %s) returning company_id"
    with people.server():
        assert people.value(query, people["foreign_mentor"]) == OTHER_COMPANY
    with pytest.raises(errors.NotNullViolation, match="name company_id"), people.server():
        people.value(query, None)


def test_a_mentor_hands_over_what_he_created_and_not_what_he_was_given(timetable, people):
    give = "update public.success_sessions set mentor_id = %s where id = %s"
    assert people.attempt("mentor", give, people["colleague"], timetable["created"]) == 1
    assert people.attempt("mentor", give, people["colleague"], timetable["held"]) == DENIED


@pytest.mark.parametrize("column", ["mentor_id", "created_by"])
def test_no_session_names_somebody_of_another_company(timetable, people, column):
    insert = f"insert into public.success_sessions (company_id, title, start_time, link, {column}) values (%s, 'T', now(), 'l', %s)"
    for caller in ("root", "admin"):
        with (
            pytest.raises(
                (errors.ForeignKeyViolation, errors.InsufficientPrivilege), match=r"another company|nobody of company|created_by_fkey"
            ),
            people.acting(caller),
        ):
            people.conn.execute(insert, [COMPANY, people["foreign_mentor"]])


@pytest.mark.parametrize("caller", ["root", "admin", "mentor"])
@pytest.mark.usefixtures("timetable")
def test_a_session_keeps_its_identity_company_and_maker(people, caller):
    for change in ("id = gen_random_uuid()", f"company_id = {OTHER_COMPANY}", "created_by = auth.uid()", "created_at = now()"):
        assert people.attempt(caller, f"update public.success_sessions set {change}") == DENIED, change


def test_a_session_is_upserted_by_who_may_do_both(timetable, people):
    upsert = (
        "insert into public.success_sessions (id, title, start_time, link, mentor_id) values (%s, 'New', now(), 'l', %s)"
        " on conflict (id) do update set title = excluded.title returning id"
    )
    assert people.attempt("admin", upsert, timetable["held"], people["mentor"]) == 1
    assert people.attempt("mentor", upsert, timetable["created"], people["mentor"]) == 1
    for caller in ("colleague", "student", "manager"):
        assert people.attempt(caller, upsert, timetable["created"], people["mentor"]) == DENIED


def test_the_weekly_list_is_written_by_superadmins_alone(timetable, people):
    expected = dict.fromkeys(CALLERS, NOBODY) | {"root": ALL}
    table = "public.segmented_weekly_success_sessions"
    for command in (f"update {table} set title = 'New'", f"delete from {table}"):
        assert {caller: timetable.reached(caller, command) for caller in CALLERS} == expected
        assert {caller: people.attempt(caller, command) for caller in CALLERS} == {who: len(names) for who, names in expected.items()}
    people.conn.execute(f"delete from {table}")
    insert = f"insert into {table} (id, title) values (%s, 'New')"
    inserted = {caller: {name for name in SESSIONS if people.attempt(caller, insert, timetable[name]) == 1} for caller in CALLERS}
    assert inserted == expected


def test_snapshots_of_the_weekly_list_are_read_by_superadmins_and_written_by_the_server(timetable, people):
    table = "public.segmented_weekly_success_sessions_backup"
    with people.server():
        people.conn.execute(f"insert into {table} (id, title) select id, title from public.segmented_weekly_success_sessions")
    for caller in CALLERS:
        assert people.attempt(caller, f"select 1 from {table}") == (len(ALL) if caller == "root" else 0)
        for command in (f"insert into {table} (title) values ('x')", f"update {table} set title = 'x'", f"delete from {table}"):
            assert people.attempt(caller, command) == DENIED


@pytest.mark.parametrize("table", TABLES)
def test_anon_may_not_even_ask(timetable, people, table):
    for command in (
        "select 1 from public.{}",
        "delete from public.{}",
        "update public.{} set id = id",
        "insert into public.{} default values",
    ):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for table"), as_caller(people.conn, None, "anon"):
            people.conn.execute(command.format(table))


@pytest.mark.parametrize("caller", ["root", "admin", "mentor", "student", "stranger", None])
def test_a_suspended_account_and_one_without_a_profile_or_a_session_reach_nothing(timetable, people, caller):
    people.account("stranger")
    if caller not in ("stranger", None):
        people.suspend(caller)
    people.conn.execute("insert into public.success_partner_credits (user_id) values (%s)", [people["student"]])
    people.conn.execute("insert into public.segmented_weekly_success_sessions_backup (title) values ('T')")
    with as_caller(people.conn, people[caller] if caller else None):
        for table in TABLES:
            assert people.column(f"select 1 from public.{table}") == []
        for command in ("update public.success_sessions set title = 'x'", "delete from public.success_sessions"):
            assert people.conn.execute(command).rowcount == 0
    for name in SESSIONS:
        with pytest.raises(errors.InsufficientPrivilege), as_caller(people.conn, people[caller] if caller else None):
            people.conn.execute(INSERT, timetable.row(name))


@pytest.mark.parametrize("change", ["end_time = start_time", "status = 'ongoing'", "status = null, title = 'x'"])
@pytest.mark.usefixtures("timetable")
def test_values_that_make_no_sense_are_refused(people, change):
    with pytest.raises((errors.CheckViolation, errors.NotNullViolation)), people.acting("admin"):
        people.conn.execute(f"update public.success_sessions set {change}")


def test_a_mentor_who_leaves_leaves_the_sessions(timetable, people):
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    rows = people.conn.execute(
        "select id, mentor_id, created_by, company_id from public.success_sessions where id = any (%s)",
        [[timetable["held"], timetable["created"]]],
    ).fetchall()
    assert sorted(rows, key=str) == sorted(
        [(timetable["held"], None, people["admin"], COMPANY), (timetable["created"], None, None, COMPANY)], key=str
    )
    assert people.value("select mentor_id from public.segmented_weekly_success_sessions where id = %s", timetable["held"]) is None
