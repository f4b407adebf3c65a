"""What each person gets to read through the API: lists, counts, single rows."""

from __future__ import annotations

import psycopg
import pytest
from academy import Academy

OURS = {"admin", "manager", "mentor", "student", "unmentored", "suspended"}
OUR_STUDENTS = {"student", "unmentored", "suspended"}
THEIRS = {"foreign_admin", "foreign_student"}

USERS_SEEN = {
    "visitor": set(),
    "root": {"root"} | OURS | THEIRS,
    "admin": OURS,
    "manager": {"manager"} | OUR_STUDENTS,
    "mentor": {"mentor", "student", "suspended"},
    "student": {"student"},
    "unmentored": {"unmentored"},
    "suspended": set(),
    "foreign_admin": THEIRS,
    "foreign_student": {"foreign_student"},
}
STUDENTS_SEEN = {
    **{name: set() for name in ("visitor", "suspended")},
    "root": OUR_STUDENTS | {"foreign_student"},
    "admin": OUR_STUDENTS,
    "manager": OUR_STUDENTS,
    "mentor": {"student", "suspended"},
    "student": {"student"},
    "unmentored": {"unmentored"},
    "foreign_admin": {"foreign_student"},
    "foreign_student": {"foreign_student"},
}


@pytest.mark.parametrize("name", USERS_SEEN)
def test_a_list_holds_the_profiles_that_the_caller_may_see(academy: Academy, name: str) -> None:
    everybody = list(academy.people[other].id for other in academy.people)
    rows = academy[name].from_("users").select("id").in_("id", everybody).send().rows
    assert academy.names([row["id"] for row in rows]) == USERS_SEEN[name]


@pytest.mark.parametrize("name", STUDENTS_SEEN)
def test_a_count_counts_what_a_list_would_hold(academy: Academy, name: str) -> None:
    enrolled = list(academy.students.values())
    rows = academy[name].from_("students").select("user_id").in_("id", enrolled).send().rows
    assert academy.names([row["user_id"] for row in rows]) == STUDENTS_SEEN[name]
    head = academy[name].from_("students").select("*", {"count": "exact", "head": True}).in_("id", enrolled).send()
    assert (head.data, head.count) == (None, len(STUDENTS_SEEN[name]))


@pytest.mark.parametrize("name", USERS_SEEN)
def test_a_single_profile_is_the_row_or_none_at_all(academy: Academy, name: str) -> None:
    for wanted in ("student", "foreign_student"):
        answer = academy[name].from_("users").select("id, email").eq("id", academy.id(wanted)).single().send()
        if wanted in USERS_SEEN[name]:
            assert answer.data == {"id": academy.id(wanted), "email": academy.people[wanted].email}
        else:
            assert (answer.status, answer.code, answer.data) == (406, "PGRST116", None)


def test_nobody_reads_a_table_without_an_account(academy: Academy) -> None:
    with psycopg.connect(academy.clients.project.conninfo) as conn:
        tables = [row[0] for row in conn.execute("select tablename from pg_catalog.pg_tables where schemaname = 'public' order by 1")]
    anon = academy["anon"]
    assert tables
    assert {table: anon.from_(table).select("*").limit(1).send().denied for table in tables} == dict.fromkeys(tables, True)


def test_a_filter_on_a_column_that_is_no_secret_does_not_tell_of_other_rows(academy: Academy) -> None:
    asked = academy["student"].from_("users").select("id", {"count": "exact"}).eq("role", "superadmin").send()
    assert (asked.rows, asked.count) == ([], 0)


def test_a_list_comes_in_pages_with_the_number_of_all(academy: Academy) -> None:
    admin, enrolled = academy["admin"], list(academy.students.values())
    pages = [
        admin.from_("students")
        .select("student_id", {"count": "exact"})
        .in_("id", enrolled)
        .order("student_id")
        .range(start, start + 1)
        .send()
        for start in (0, 2)
    ]
    assert [(page.status, page.count) for page in pages] == [(206, 3), (206, 3)]
    assert [[row["student_id"] for row in page.rows] for page in pages] == [["STU000001", "STU000002"], ["STU000003"]]
