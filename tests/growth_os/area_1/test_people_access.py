"""Which rows of the user management tables each caller sees and writes."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import CAST, COMPANY, OTHER_COMPANY, STAFF, STUDENTS
from psycopg import errors

EVERYBODY = {name for name, *_ in CAST}
OWN = set(STAFF) | set(STUDENTS)

SEEN_USERS = {
    "root": EVERYBODY,
    "admin": OWN,
    "manager": {"manager", *STUDENTS},
    "mentor": {"mentor", "student"},
    "student": {"student"},
    "unmentored": {"unmentored"},
    "foreign_admin": {"foreign_admin", "foreign_mentor", "foreign_student"},
    "foreign_mentor": {"foreign_mentor", "foreign_student"},
}
SEEN_STUDENTS = {
    "root": {*STUDENTS, "foreign_student"},
    "admin": set(STUDENTS),
    "manager": set(STUDENTS),
    "mentor": {"student"},
    "student": {"student"},
    "foreign_admin": {"foreign_student"},
    "foreign_mentor": {"foreign_student"},
}
SEEN_ACTIVITY = {**SEEN_USERS, "manager": OWN}
SEEN_JOBS = {"root": EVERYBODY - {"root"}, "admin": OWN, "manager": OWN, "mentor": set(), "student": set()}
SEEN_RESPONSES = {**SEEN_USERS, "manager": OWN, "mentor": {"student"}}

TABLES_OF_PEOPLE = {
    "user_security_summary": "insert into public.user_security_summary (company_id, user_id) values (%s, %s)",
    "user_activity_logs": "insert into public.user_activity_logs (company_id, user_id, activity_type) values (%s, %s, 'login')",
    "onboarding_responses": "insert into public.onboarding_responses (company_id, user_id, question_id, answer_type)"
    " values (%s, %s, 'q1', 'text')",
    "onboarding_jobs": "insert into public.onboarding_jobs (company_id, user_id, job_type) values (%s, %s, 'welcome_mail')",
}


@pytest.fixture
def filled(people):
    """One row per person in every table that belongs to people."""
    for name, _, company, _ in CAST:
        for insert in TABLES_OF_PEOPLE.values():
            # A superadmin's rows need a company to be filed under.
            people.conn.execute(insert, [company or OTHER_COMPANY, people[name]])
    return people


@pytest.mark.parametrize("caller", SEEN_USERS)
def test_profiles_that_a_caller_sees(people, caller):
    with people.acting(caller):
        assert people.names("select id from public.users") == SEEN_USERS[caller]


@pytest.mark.parametrize("caller", SEEN_STUDENTS)
def test_enrolments_that_a_caller_sees(people, caller):
    with people.acting(caller):
        assert people.names("select user_id from public.students") == SEEN_STUDENTS[caller]


@pytest.mark.parametrize(
    ("table", "seen"),
    [
        ("user_security_summary", SEEN_USERS),
        ("user_activity_logs", SEEN_ACTIVITY),
        ("onboarding_responses", {**SEEN_RESPONSES, "foreign_mentor": {"foreign_student"}}),
        ("onboarding_jobs", {**SEEN_JOBS, "foreign_admin": SEEN_USERS["foreign_admin"]}),
    ],
)
def test_rows_of_people_that_a_caller_sees(filled, table, seen):
    for caller, expected in seen.items():
        with filled.acting(caller):
            # The activity of a signed-in superadmin is filed under a company, and its admin reads that company's rows.
            filed = table in ("user_activity_logs", "onboarding_responses", "onboarding_jobs") and expected >= {"foreign_admin"}
            also = {"root"} if filed and caller in ("root", "foreign_admin") else set()
            assert filled.names(f"select user_id from public.{table}") == expected | also, caller


TABLES = ("users", "students", *TABLES_OF_PEOPLE, "user_security_summary_backup", "admin_logs")


@pytest.mark.parametrize("table", TABLES)
def test_anon_may_not_even_ask(filled, table):
    blind = ("select 1 from public.{}", "delete from public.{}", "update public.{} set id = id", "insert into public.{} default values")
    for command in blind:
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for table"), as_caller(filled.conn, None, "anon"):
            filled.conn.execute(command.format(table))


@pytest.mark.parametrize("table", TABLES)
def test_a_suspended_account_and_one_without_a_profile_see_nothing(filled, table):
    filled.suspend("admin")
    filled.suspend("root")
    filled.account("stranger")
    for caller in ("admin", "root", "stranger"):
        with filled.acting(caller):
            assert filled.column(f"select 1 from public.{table}") == []


def written(people, caller, query, *parameters):
    with people.acting(caller):
        return people.conn.execute(query, parameters).rowcount


@pytest.mark.parametrize(
    ("table", "column", "value", "writers"),
    [
        ("user_security_summary", "security_score", 1, {"root"}),
        ("onboarding_responses", "answer", "x", {"root", "student"}),
        ("onboarding_jobs", "status", "cancelled", {"root", "admin"}),
    ],
)
def test_who_updates_a_students_rows(filled, table, column, value, writers):
    query = f"update public.{table} set {column} = %s where user_id = %s"
    changed = {who for who in SEEN_USERS if written(filled, who, query, value, filled["student"])}
    assert changed == writers


@pytest.mark.parametrize(
    ("table", "writers"),
    [
        ("user_security_summary", {"root"}),
        ("user_activity_logs", {"root"}),
        ("onboarding_responses", {"root", "student"}),
        ("onboarding_jobs", {"root"}),
    ],
)
def test_who_deletes_a_students_rows(filled, table, writers):
    deleted = set()
    for who in SEEN_USERS:
        with filled.acting(who):
            done = filled.conn.execute(f"delete from public.{table} where user_id = %s", [filled["student"]])
            deleted |= {who} if done.rowcount else set()
        if who in deleted:
            filled.conn.execute(TABLES_OF_PEOPLE[table], [COMPANY, filled["student"]])
    assert deleted == writers


@pytest.mark.parametrize(
    ("table", "writers"),
    [
        ("user_security_summary", {"root"}),
        ("user_activity_logs", {"student"}),
        ("onboarding_responses", {"root", "student"}),
        ("onboarding_jobs", {"root"}),
    ],
)
def test_who_inserts_a_students_rows(people, table, writers):
    inserted = set()
    for who in SEEN_USERS:
        try:
            with people.acting(who):
                people.conn.execute(TABLES_OF_PEOPLE[table], [COMPANY, people["student"]])
        except errors.InsufficientPrivilege:
            continue
        inserted.add(who)
        people.conn.execute(f"delete from public.{table}")
    assert inserted == writers


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student"])
def test_everybody_logs_his_own_activity_and_never_changes_it(people, caller):
    with people.acting(caller):
        people.conn.execute("insert into public.user_activity_logs (user_id, activity_type) values (%s, 'login')", [people[caller]])
        assert people.column("select company_id from public.user_activity_logs where user_id = %s", people[caller]) == [COMPANY]
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), people.acting(caller):
        people.conn.execute("update public.user_activity_logs set activity_type = 'logout'")


def test_a_superadmin_names_the_company_his_activity_is_filed_under(people):
    insert = "insert into public.user_activity_logs (company_id, user_id, activity_type) values (%s, %s, 'login')"
    with pytest.raises(errors.NotNullViolation, match="name company_id"), people.acting("root"):
        people.conn.execute(insert, [None, people["root"]])
    assert written(people, "root", insert, OTHER_COMPANY, people["root"]) == 1


def test_snapshots_are_read_by_superadmins_and_written_by_the_server(people):
    insert = "insert into public.user_security_summary_backup (user_id, risk_level) values (%s, 'low')"
    with people.server():
        people.conn.execute(insert, [people["student"]])
    with people.acting("root"):
        assert people.names("select user_id from public.user_security_summary_backup") == {"student"}
    for caller in ("admin", "manager", "mentor", "student"):
        with people.acting(caller):
            assert people.column("select 1 from public.user_security_summary_backup") == []
    for caller in ("root", "student"):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), people.acting(caller):
            people.conn.execute(insert, [people["student"]])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("user_security_summary", "security_score", 101),
        ("user_security_summary", "risk_level", "none"),
        ("onboarding_responses", "answer_type", "singleLine"),
        ("onboarding_jobs", "status", "done"),
        ("onboarding_jobs", "retries", 4),
    ],
)
def test_values_outside_the_vocabulary_are_refused(filled, table, column, value):
    with pytest.raises(errors.CheckViolation), filled.server():
        filled.conn.execute(f"update public.{table} set {column} = %s", [value])


def test_a_question_is_answered_once(filled):
    with pytest.raises(errors.UniqueViolation), filled.acting("student"):
        filled.conn.execute(TABLES_OF_PEOPLE["onboarding_responses"], [COMPANY, filled["student"]])


def test_a_job_stays_where_it_is(filled):
    for column, value in (("company_id", OTHER_COMPANY), ("user_id", filled["foreign_student"])):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), filled.acting("admin"):
            filled.conn.execute(f"update public.onboarding_jobs set {column} = %s", [value])
