"""Who reads and writes figures, recovery messages and connections to other services."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from owned import EVERYBODY, NEW_ROW, OURS, OWN, OWNERS, THEIRS, by_caller, fill, inserted, reached, touched
from people import DENIED, OTHER_COMPANY
from psycopg import errors

STUDENTS_OWN = {name: OWN[name] for name in ("student", "unmentored", "foreign_student")}
COMPANY_READERS = {"root": EVERYBODY, "admin": OURS, "manager": OURS, "foreign_admin": THEIRS}
MENTORS = {"mentor": OWN["student"], "foreign_mentor": THEIRS}
ONES_OWN = by_caller(**OWN)
"""Everybody of the owners; the other callers have no row."""

MATRIX = {
    "user_metrics": {
        "select": by_caller(**COMPANY_READERS, **MENTORS, **STUDENTS_OWN),
        "insert": by_caller(root=EVERYBODY, **STUDENTS_OWN),
        "update": by_caller(root=EVERYBODY, **STUDENTS_OWN),
        "delete": by_caller(root=EVERYBODY, **STUDENTS_OWN),
    },
    "student_recovery_messages": {
        "select": by_caller(**COMPANY_READERS, **MENTORS),
        "insert": by_caller(**COMPANY_READERS),
        "update": by_caller(**COMPANY_READERS),
        "delete": by_caller(root=EVERYBODY),
    },
    "integrations": {
        "select": ONES_OWN,
        "insert": ONES_OWN,
        "update": ONES_OWN,
        # A superadmin may delete every row, but a condition has to read the row, and he reads none but his own.
        "delete": ONES_OWN,
    },
}
CHANGE = {"user_metrics": "value = 2", "student_recovery_messages": "recovery_successful = true", "integrations": "access_token = 'new'"}


@pytest.mark.parametrize("table", MATRIX)
def test_rows_that_each_caller_reaches(people, table):
    commands = {
        "select": f"select from public.{table}",
        "update": f"update public.{table} set {CHANGE[table]}",
        "delete": f"delete from public.{table}",
    }
    assert inserted(people, table) == MATRIX[table]["insert"]
    fill(people, table)
    for command, statement in commands.items():
        assert reached(people, statement) == MATRIX[table][command], command


@pytest.mark.parametrize("table", MATRIX)
def test_a_statement_without_a_condition_touches_no_more(people, table):
    fill(people, table)
    for command, statement in (("update", f"update public.{table} set {CHANGE[table]}"), ("delete", f"delete from public.{table}")):
        expected = {caller: len(names) for caller, names in MATRIX[table][command].items()}
        if (table, command) == ("integrations", "delete"):
            expected["root"] = len(OWNERS)
        assert touched(people, statement) == expected, command


TABLES = (*MATRIX, "admin_logs")


@pytest.mark.parametrize("table", TABLES)
def test_anon_may_not_even_ask(people, table):
    for command in (
        "select 1 from public.{}",
        "delete from public.{}",
        "update public.{} set id = id",
        "insert into public.{} default values",
    ):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for table"), as_caller(people.conn, None, "anon"):
            people.conn.execute(command.format(table))


def test_anon_calls_no_function_and_no_sequence_of_the_area(people):
    functions = people.column(
        "select p.oid::regprocedure::text from pg_proc as p where p.pronamespace = 'public'::regnamespace and p.proname = any (%s)"
        " and has_function_privilege('anon', p.oid, 'execute')",
        [
            "log_data_access_attempt",
            "get_inactive_students",
            "record_recovery_message",
            "get_user_lms_status",
            "audit_integration_access",
            "audit_user_status_changes_to_logs",
            "disconnect_integration",
        ],
    )
    sequences = people.column(
        "select s from unnest(array['integrations_id_seq', 'user_metrics_id_seq']) as s"
        " where has_sequence_privilege('anon', 'public.' || s, 'usage')"
        " or has_sequence_privilege('authenticated', 'public.' || s, 'update')"
    )
    assert (functions, sequences) == ([], [])


@pytest.mark.parametrize("caller", ["root", "admin", "mentor", "student", "stranger", None])
def test_a_suspended_account_and_one_without_a_profile_or_a_session_reach_nothing(people, caller):
    people.account("stranger")
    for table in MATRIX:
        fill(people, table)
    if caller not in ("stranger", None):
        people.suspend(caller)
    id = people[caller] if caller else None
    with as_caller(people.conn, id):
        for table in TABLES:
            assert people.column(f"select 1 from public.{table}") == []
        for table in MATRIX:
            assert people.conn.execute(f"update public.{table} set {CHANGE[table]}").rowcount == 0
            assert people.conn.execute(f"delete from public.{table}").rowcount == 0
    people.conn.execute("delete from public.integrations")
    people.conn.execute("delete from public.user_metrics")
    for table in MATRIX:
        for name, company in OWNERS.items():
            with pytest.raises(errors.InsufficientPrivilege), as_caller(people.conn, id):
                people.conn.execute(f"insert into public.{table} {NEW_ROW[table]}", [company, people[name]])


FIXED = {
    "user_metrics": ("id", "company_id"),
    "student_recovery_messages": ("id", "company_id", "user_id", "created_at"),
    "integrations": ("id", "company_id", "user_id", "source"),
}


@pytest.mark.parametrize("table", FIXED)
def test_what_a_row_is_about_does_not_change(people, table):
    fill(people, table)
    for caller in ("root", "admin", "student"):
        for column in FIXED[table]:
            assert people.attempt(caller, f"update public.{table} set {column} = {column}") == DENIED, (caller, column)


@pytest.mark.parametrize("table", MATRIX)
def test_a_row_belongs_to_the_company_of_its_person(people, table):
    insert = f"insert into public.{table} {NEW_ROW[table]}"
    assert people.attempt("student", insert, OTHER_COMPANY, people["student"]) == DENIED
    with pytest.raises(errors.ForeignKeyViolation, match="names nobody of company"), people.server():
        people.conn.execute(insert, [OTHER_COMPANY, people["student"]])
    with people.server():
        people.conn.execute(insert, [None, people["foreign_student"]])
    assert people.column(f"select company_id from public.{table}") == [OTHER_COMPANY]


@pytest.mark.parametrize("table", MATRIX)
def test_rows_go_with_their_person(people, table):
    fill(people, table)
    people.conn.execute("delete from auth.users where id = any (%s)", [[people["student"], people["mentor"]]])
    assert people.names(f"select user_id from public.{table}") == {"unmentored", "foreign_student"}
