"""A grade: whose it is, who gave it, its score, and that no student has a hand in it."""

from __future__ import annotations

from decimal import Decimal

import psycopg
import pytest
from people import COMPANY, People
from psycopg import errors
from school import DENIED, School

GRADE = "insert into public.assignment_grading (submission_id, {columns}) values (%s, {values})"


def grade(school, submission, **columns):
    """The id of a grade that the connection's current caller gives."""
    query = GRADE.format(columns=", ".join(columns), values=", ".join(["%s"] * len(columns)))
    return school.new(f"{query} returning id", submission, *columns.values())


@pytest.mark.parametrize("caller", ["mentor", "admin", "root"])
def test_a_grade_names_its_student_its_grader_and_its_company_by_itself(school, people, submission, caller):
    with people.acting(caller):
        id = grade(school, submission, score=80)
    query = "select company_id, student_id, grader_id, score, max_score, result from public.assignment_grading where id = %s"
    expected = (COMPANY, people["student"], people[caller], Decimal(80), Decimal(100), "pending")
    assert people.conn.execute(query, [id]).fetchone() == expected


def test_the_server_grades_without_a_grader(school, people, submission):
    with people.server():
        id = grade(school, submission, result="approved")
    query = "select grader_id, student_id from public.assignment_grading where id = %s"
    assert people.conn.execute(query, [id]).fetchone() == (None, people["student"])


def test_the_student_that_a_caller_names_is_not_believed(school, people, submission):
    """Else a mentor would put the grade of a stranger's submission under a student of his own."""
    with people.acting("mentor"):
        grade(school, submission, student_id=people["unmentored"])
    assert people.names("select student_id from public.assignment_grading") == {"student"}
    theirs = school.submit("unmentored", "homework")
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting("mentor"):
        grade(school, theirs, student_id=people["student"])


def test_a_submission_is_graded_once(school, people, submission):
    with people.acting("mentor"):
        grade(school, submission, score=1)
    with pytest.raises(errors.UniqueViolation), people.acting("admin"):
        grade(school, submission, score=2)


def test_a_mentor_upserts_a_grade(school, people, submission):
    upsert = GRADE.format(columns="score", values="%s") + " on conflict (submission_id) do update set score = excluded.score"
    for score in (50, 60):
        with people.acting("mentor"):
            people.conn.execute(upsert, [submission, score])
    assert people.column("select score from public.assignment_grading") == [60]


@pytest.mark.parametrize("caller", ["student", "unmentored", "manager", "foreign_admin", "foreign_mentor", "foreign_student"])
def test_nobody_else_grades(school, people, submission, caller):
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        grade(school, submission, result="approved")


@pytest.mark.parametrize("result", ["pending", "approved"])
def test_a_student_changes_nothing_about_the_own_grade(school, people, submission, result):
    id = grade(school, submission, result=result)
    with people.acting("student"):
        assert people.column("select id from public.assignment_grading") == [id]
    for change in ("result = 'approved'", "score = 100", "feedback = 'x'", "grader_id = auth.uid()"):
        assert school.attempt("student", f"update public.assignment_grading set {change}") == 0
    assert school.attempt("student", "delete from public.assignment_grading") == 0


@pytest.mark.parametrize("grader", ["second_mentor", "admin", "root", None])
def test_a_mentor_grades_in_the_own_name_only(school, people, submission, grader):
    people.add("second_mentor", "mentor")
    named = grader and people[grader]
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting("mentor"):
        grade(school, submission, grader_id=named)
    with people.acting("mentor"):
        grade(school, submission, score=1)
    assert school.attempt("mentor", "update public.assignment_grading set grader_id = %s", named) == DENIED


def test_a_mentor_takes_over_the_grade_of_a_student_by_becoming_its_grader(school, people, submission):
    with people.acting("admin"):
        grade(school, submission, score=10)
    assert school.attempt("mentor", "update public.assignment_grading set score = 20") == DENIED
    assert school.attempt("mentor", "update public.assignment_grading set score = 20, grader_id = auth.uid()") == 1
    people.conn.execute("update public.students set mentor_id = null")
    assert school.attempt("mentor", "update public.assignment_grading set score = 20, grader_id = auth.uid()") == 0


@pytest.mark.parametrize("grader", ["student", "unmentored", "manager", "foreign_mentor", "foreign_admin"])
@pytest.mark.parametrize("caller", ["admin", "root", "server"])
def test_only_somebody_who_grades_in_the_company_is_named_as_the_grader(school, people, submission, grader, caller):
    unseen = caller == "admin" and grader.startswith("foreign")
    error = errors.ForeignKeyViolation if unseen else errors.CheckViolation
    with (
        pytest.raises(error, match=r"names nobody who grades in company 1|not_by_the_student|grader_id_fkey"),
        people.server() if caller == "server" else people.acting(caller),
    ):
        grade(school, submission, grader_id=people[grader])


def test_a_grader_is_looked_at_when_named_and_not_ever_after(school, people, submission):
    with people.acting("mentor"):
        grade(school, submission, score=1)
    for grader in ("manager", "unmentored"):
        with pytest.raises(errors.CheckViolation, match="names nobody who grades in company 1"), people.acting("admin"):
            people.conn.execute("update public.assignment_grading set grader_id = %s", [people[grader]])
    people.conn.execute("update public.users set role = 'enrollment_manager' where id = %s", [people["mentor"]])
    with people.acting("admin"):
        people.conn.execute("update public.assignment_grading set score = 2, grader_id = grader_id")
        people.conn.execute("update public.assignment_grading set grader_id = null")


def test_nobody_grades_an_answer_of_his_own(school, people):
    query = "insert into public.submissions (company_id, student_id, assignment_id) values (1, %s, %s) returning id"
    with people.acting("root"):
        own = school.new(query, people["root"], school.assignments["homework"])
    with pytest.raises(errors.CheckViolation, match="not_by_the_student"), people.acting("root"):
        grade(school, own, result="approved")
    for caller in (people.acting("root"), people.server()):
        with pytest.raises(errors.CheckViolation, match="not_reviewed_by_the_student"), caller:
            people.conn.execute("update public.submissions set status = 'approved', reviewed_by = student_id")


@pytest.mark.parametrize(("score", "max_score"), [("0", "100"), ("100", "100"), (None, "10"), ("9999.99", None)])
def test_a_score_lies_between_zero_and_the_highest(school, people, submission, score, max_score):
    with people.acting("mentor"):
        assert grade(school, submission, score=score, max_score=max_score)


@pytest.mark.parametrize(
    ("score", "max_score"),
    [("100.01", "100"), ("-0.01", "100"), ("NaN", "100"), ("NaN", None), ("1", "0"), (None, "-1"), ("1", "NaN"), ("1", "10000")],
)
def test_a_score_outside_of_them_is_refused(school, people, submission, score, max_score):
    with pytest.raises((errors.CheckViolation, errors.NumericValueOutOfRange)), people.acting("mentor"):
        grade(school, submission, score=score, max_score=max_score)


@pytest.mark.parametrize("result", ["passed", "rejected", "", None])
def test_results_have_four_words(school, people, submission, result):
    with pytest.raises((errors.CheckViolation, errors.NotNullViolation)), people.acting("mentor"):
        grade(school, submission, result=result)


@pytest.mark.parametrize("caller", ["mentor", "admin", "root"])
def test_an_unknown_submission_is_refused_like_a_foreign_one(school, people, caller):
    with pytest.raises(errors.InsufficientPrivilege, match=r"submission_id of this .* names nobody of company 1"), people.acting(caller):
        grade(school, "00000000-0000-0000-0000-000000000000", company_id=COMPANY)
    with pytest.raises(errors.ForeignKeyViolation, match="names nobody of company 1"), people.server():
        grade(school, "00000000-0000-0000-0000-000000000000", company_id=COMPANY)


def test_a_grade_follows_its_submission(school, people, submission):
    """The server may correct whose answer it is; the old student must not go on reading the grade."""
    grade(school, submission, score=1)
    with people.server():
        people.conn.execute("update public.submissions set student_id = %s where id = %s", [people["unmentored"], submission])
    for caller, seen in (("student", 0), ("mentor", 0), ("unmentored", 1)):
        with people.acting(caller):
            assert people.value("select count(*) from public.assignment_grading") == seen


def test_a_grade_goes_with_its_submission_and_stays_without_its_grader(school, people, submission):
    with people.acting("mentor"):
        grade(school, submission, score=1)
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    assert people.column("select grader_id from public.assignment_grading") == [None]
    with people.acting("admin"):
        people.conn.execute("delete from public.submissions")
    assert people.column("select id from public.assignment_grading") == []


def test_student_and_grader_may_leave_in_one_statement(growth_os_database):
    """Committed before, as grades are: of a row that the same transaction added Postgres would check the keys again, too early."""
    with psycopg.connect(growth_os_database) as conn:
        school = School(People(conn))
        school.assignment("homework")
        submission = school.submit("student", "homework")
        with school.people.acting("mentor"):
            grade(school, submission, score=1)
        conn.commit()
        leaving = "delete from auth.users as a using unnest(%s::uuid[]) as gone (id) where a.id = gone.id"
        for order in (("mentor", "student"), ("student", "mentor")):
            with conn.transaction(force_rollback=True):
                conn.execute(leaving, [[school.people[name] for name in order]])
                assert school.people.column("select id from public.assignment_grading") == []


def test_an_update_stamps_a_grade(school, people, submission):
    id = grade(school, submission, updated_at="2020-01-01")
    people.conn.execute("update public.assignment_grading set feedback = 'f' where id = %s", [id])
    assert people.value("select updated_at = now() from public.assignment_grading where id = %s", id) is True
