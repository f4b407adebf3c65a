"""Every role against every table of the area: each command on a row of the own student, of the company, and of another company."""

from __future__ import annotations

from functools import partial

import pytest
from people import COMPANY, OTHER_COMPANY
from school import DENIED

CALLERS = {"superadmin": "root", "admin": "admin", "enrollment_manager": "manager", "mentor": "mentor", "student": "student"}
ROWS = ("student", "unmentored", "foreign_student")
"""Whose row it is: `student` is the mentor's, and the calling student's own; `unmentored` is of the same company."""

REACHED = {
    "all": set(ROWS),
    "company": {"student", "unmentored"},
    "assigned": {"student"},
    "own": {"student"},
    "none": set(),
}
STAFF_ONLY = {"superadmin": "all", "admin": "company"}
OWN_PROGRESS = {
    "select": {"superadmin": "all", "admin": "company", "enrollment_manager": "company", "mentor": "assigned", "student": "own"},
    "insert": {"superadmin": "all", "student": "own"},
    "update": {"superadmin": "all", "student": "own"},
    "delete": STAFF_ONLY,
}
EVERYBODY = dict.fromkeys(("admin", "enrollment_manager", "mentor", "student"), "company") | {"superadmin": "all"}
STAFF_AND_MENTORS = STAFF_ONLY | {"mentor": "company"}

MATRIX = {
    "modules": {"select": EVERYBODY, "insert": STAFF_ONLY, "update": STAFF_AND_MENTORS, "delete": STAFF_ONLY},
    "course_tracks": {"select": EVERYBODY, "insert": STAFF_ONLY, "update": STAFF_ONLY, "delete": STAFF_ONLY},
    # The company's lessons are locked to the student, so `unlocked` reaches none; test_unlocked_content.py opens some.
    "available_lessons": {
        "select": EVERYBODY | {"student": "none"},
        "insert": STAFF_ONLY,
        "update": STAFF_AND_MENTORS,
        "delete": STAFF_ONLY,
    },
    "recording_attachments": {
        "select": EVERYBODY | {"student": "none"},
        "insert": STAFF_AND_MENTORS,
        "update": STAFF_AND_MENTORS,
        "delete": STAFF_ONLY,
    },
    "recording_views": OWN_PROGRESS,
    "recording_ratings": OWN_PROGRESS,
    "user_unlocks": {"select": OWN_PROGRESS["select"], "insert": STAFF_ONLY, "update": STAFF_ONLY, "delete": STAFF_ONLY},
    "assignments": {"select": EVERYBODY, "insert": STAFF_AND_MENTORS, "update": STAFF_AND_MENTORS, "delete": STAFF_ONLY},
    "submissions": {
        "select": OWN_PROGRESS["select"],
        "insert": {"superadmin": "all", "student": "own"},
        "update": STAFF_ONLY | {"mentor": "assigned", "student": "own"},
        "delete": STAFF_ONLY,
    },
}

NEW_ROW = {
    "modules": "(company_id, title) values (%(company)s, %(text)s)",
    "course_tracks": "(company_id, name) values (%(company)s, %(text)s)",
    "available_lessons": "(company_id, recording_title) values (%(company)s, %(text)s)",
    "recording_attachments": "(company_id, recording_id, file_name, file_url) values (%(company)s, %(lesson)s, %(text)s, 'f')",
    "recording_views": "(company_id, user_id, recording_id) values (%(company)s, %(owner)s, %(lesson)s)",
    "recording_ratings": "(company_id, student_id, recording_id, rating) values (%(company)s, %(owner)s, %(lesson)s, 5)",
    "user_unlocks": "(company_id, user_id, recording_id) values (%(company)s, %(owner)s, %(lesson)s)",
    "assignments": "(company_id, name) values (%(company)s, %(text)s)",
    "submissions": "(company_id, student_id, assignment_id) values (%(company)s, %(owner)s, %(assignment)s)",
}
CHANGE = {
    "modules": "title = 'New'",
    "course_tracks": "name = name || '!'",
    "available_lessons": "recording_title = 'New'",
    "recording_attachments": "file_name = 'New'",
    "recording_views": "watched_at = now()",
    "recording_ratings": "rating = 1",
    "user_unlocks": "is_unlocked = true",
    "assignments": "name = 'New'",
    "submissions": "updated_at = now()",
}


@pytest.fixture
def rows(school, people):
    """A row of each table for each of ROWS: {table: {name: id}}; and {name: parameters} to insert one more."""
    parameters = {}
    for name in ROWS:
        company = OTHER_COMPANY if name == "foreign_student" else COMPANY
        parameters[name] = {
            "company": company,
            "owner": people[name],
            "text": name,
            "lesson": school.lesson(f"first {name}", company=company),
            "assignment": school.assignment(f"first {name}", company),
        }
    ids = {
        table: {name: school.new(f"insert into public.{table} {NEW_ROW[table]} returning id", **parameters[name]) for name in ROWS}
        for table in MATRIX
    }
    for name in ROWS:
        parameters[name] |= {
            "lesson": ids["available_lessons"][name],
            "assignment": ids["assignments"][name],
            "text": f"second {name}",
        }
    return ids, parameters


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
def test_a_role_reaches_the_rows_of_its_scope_and_no_others(school, rows, table, role):
    ids, parameters = rows
    attempt = partial(school.attempt, CALLERS[role])
    reached = {
        command: {name for name in ROWS if _reaches(attempt, table, command, ids[table][name], parameters[name])}
        for command in MATRIX[table]
    }
    assert reached == {command: REACHED[MATRIX[table][command].get(role, "none")] for command in reached}


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
@pytest.mark.usefixtures("rows")
def test_a_statement_without_where_touches_no_more(school, table, role):
    """Without a condition no select policy helps: what is touched is decided by the policy of the command alone."""
    rows_each = 2 if table in ("available_lessons", "assignments") else 1
    for command, query in (("update", f"update public.{table} set {CHANGE[table]}"), ("delete", f"delete from public.{table}")):
        touched = school.attempt(CALLERS[role], query)
        expected = rows_each * len(REACHED[MATRIX[table][command].get(role, "none")])
        assert (0 if touched == DENIED else touched) == expected


@pytest.mark.parametrize("table", MATRIX)
def test_neither_anon_nor_a_stranger_nor_a_suspended_account_reaches_anything(school, people, rows, table):
    ids, parameters = rows
    people.account("stranger")
    people.suspend("student")
    people.suspend("admin")
    for command in MATRIX[table]:
        for caller in ("stranger", "student", "admin"):
            assert not _reaches(partial(school.attempt, caller), table, command, ids[table]["student"], parameters["student"])
        assert people.value("select has_table_privilege('anon', %s, %s)", f"public.{table}", command) is False


@pytest.mark.parametrize("table", MATRIX)
def test_nobody_moves_a_row_to_another_company(school, rows, table):
    ids, _ = rows
    change = f"update public.{table} set company_id = {OTHER_COMPANY} where id = %s"
    for caller in CALLERS.values():
        assert school.attempt(caller, change, ids[table]["student"]) == DENIED


def _reaches(attempt, table, command, id, parameters) -> bool:
    if command == "insert":
        touched = attempt(f"insert into public.{table} {NEW_ROW[table]}", **parameters)
    else:
        statement = {"select": "select from", "update": "update", "delete": "delete from"}[command]
        change = f" set {CHANGE[table]}" if command == "update" else ""
        touched = attempt(f"{statement} public.{table}{change} where id = %s", id)
    assert touched in (0, 1, DENIED)
    return touched == 1
