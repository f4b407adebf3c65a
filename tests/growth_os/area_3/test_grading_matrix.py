"""Every role against grades: each command on the grade of the own student, of the company, and of another company."""

from __future__ import annotations

from functools import partial

import pytest
from matrix import CALLERS, COMMANDS, ROWS, Cells, served_by
from people import COMPANY, OTHER_COMPANY
from school import DENIED

GRADING = Cells(
    "assignment_grading",
    "(company_id, submission_id) values (%(company)s, %(submission)s)",
    "feedback = 'New', grader_id = auth.uid()",
    {
        "select": {"superadmin": "all", "admin": "company", "mentor": "assigned", "student": "own"},
        "insert": {"superadmin": "all", "admin": "company", "mentor": "assigned"},
        "update": {"superadmin": "all", "admin": "company", "mentor": "assigned"},
        "delete": {"superadmin": "all"},
    },
)


@pytest.fixture
def grades(school, people):
    """The grade of each of ROWS by name, and the parameters to insert one more."""
    ids, parameters = {}, {}
    for name in ROWS:
        company = OTHER_COMPANY if name == "foreign_student" else COMPANY
        assignment = school.assignment(f"exercise of {name}", company)
        answer = "insert into public.submissions (company_id, student_id, assignment_id, version) values (%s, %s, %s, %s) returning id"
        first, second = (school.new(answer, company, people[name], assignment, version) for version in (1, 2))
        ids[name] = school.new(f"{GRADING.insert()} returning id", company=company, submission=first)
        parameters[name] = {"company": company, "submission": second}
    return ids, parameters


@pytest.mark.parametrize("role", CALLERS)
def test_a_role_reaches_the_grades_of_its_scope_and_no_others(school, grades, role):
    ids, parameters = grades
    attempt = partial(school.attempt, CALLERS[role])
    reached = {command: {name for name in ROWS if GRADING.reaches(attempt, command, ids[name], parameters[name])} for command in COMMANDS}
    assert reached == GRADING.expected(role)


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.usefixtures("grades")
def test_a_statement_without_where_touches_no_other_grades(school, role):
    expected = GRADING.expected(role)
    assert school.attempt(CALLERS[role], f"update public.assignment_grading set {GRADING.change}") == len(expected["update"])
    assert school.attempt(CALLERS[role], "delete from public.assignment_grading") == len(expected["delete"])


def test_neither_anon_nor_a_stranger_nor_a_suspended_account_reaches_a_grade(school, people, grades):
    ids, parameters = grades
    people.account("stranger")
    for name in ("student", "mentor", "admin"):
        people.suspend(name)
    for command in COMMANDS:
        for caller in ("stranger", "student", "mentor", "admin", "foreign_admin", "foreign_mentor"):
            assert not GRADING.reaches(partial(school.attempt, caller), command, ids["student"], parameters["student"])
        assert people.value("select has_table_privilege('anon', 'public.assignment_grading', %s)", command) is False


@pytest.mark.parametrize("caller", CALLERS.values())
@pytest.mark.parametrize("column", ["id", "company_id", "submission_id", "student_id", "created_at"])
@pytest.mark.usefixtures("grades")
def test_nobody_moves_a_grade(school, caller, column):
    assert school.attempt(caller, f"update public.assignment_grading set {column} = {column}") == DENIED


@pytest.mark.parametrize("caller", CALLERS.values())
def test_a_callers_grades_are_found_by_an_index_without_a_function_per_row(people, caller):
    scans, conditions = served_by(people, caller, "select * from public.assignment_grading", "assignment_grading")
    assert scans <= {"Index Scan", "Bitmap Heap Scan"} and scans
    assert not any(name in conditions for name in ("get_current_user_role", "company_id()", "user_ids()", "auth.uid", "current_setting"))
