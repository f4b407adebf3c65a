"""What a student hears of a grade, and when."""

from __future__ import annotations

import pytest
from people import COMPANY

GRADE = "insert into public.assignment_grading (submission_id, score, result, feedback) values (%s, %s, %s, %s)"


@pytest.fixture
def heard(people):
    """Takes the notices about grades since the last time: (person, payload)."""
    names = {id: name for name, id in people.ids.items()}

    def take():
        rows = people.conn.execute(
            "delete from public.notifications where template_key = 'assignment_graded' returning user_id, company_id, payload"
        ).fetchall()
        assert all(company == COMPANY for _, company, _ in rows)
        return [(names[user], payload) for user, _, payload in rows]

    return take


@pytest.fixture
def graded(people, submission, heard):
    """A submission with a declared result that the student knows of."""
    with people.acting("mentor"):
        people.conn.execute(GRADE, [submission, 40, "revision_required", "Add <sources>."])
    heard()
    return submission


@pytest.mark.parametrize("caller", ["mentor", "admin", "root"])
def test_the_student_hears_of_a_grade_and_nobody_else_does(school, people, submission, heard, caller):
    with people.acting(caller):
        people.conn.execute(GRADE, [submission, 80, "approved", "Well <done>."])
    assert heard() == [
        (
            "student",
            {
                "title": "homework was reviewed",
                "message": "The result is approved. Well &lt;done&gt;.",
                "metadata": {
                    "assignment_name": "homework",
                    "status": "approved",
                    "feedback": "Well <done>.",
                    "assignment_id": str(school.assignments["homework"]),
                },
            },
        )
    ]


@pytest.mark.parametrize(
    ("grade", "told"),
    [
        ((None, "pending", None), 0),
        ((None, "pending", "On my desk."), 0),
        ((0, "pending", None), 1),
        ((None, "approved", None), 1),
        ((None, "declined", None), 1),
        ((None, "revision_required", None), 1),
    ],
)
def test_a_result_or_a_score_is_news(people, submission, heard, grade, told):
    people.conn.execute(GRADE, [submission, *grade])
    assert len(heard()) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("result = 'approved'", 1),
        ("score = 41", 1),
        ("max_score = 50", 1),
        ("feedback = 'Better.'", 1),
        ("feedback = null", 1),
        ("score = null, result = 'pending'", 0),
        ("score = score, result = result, feedback = feedback", 0),
        ("graded_at = now(), updated_at = now()", 0),
    ],
)
@pytest.mark.usefixtures("graded")
def test_a_change_is_told_and_a_grade_that_is_written_again_is_not(people, heard, change, told):
    people.conn.execute(f"update public.assignment_grading set {change}")
    assert len(heard()) == told


def test_a_grade_that_waited_is_told_once_it_is_decided(people, submission, heard):
    people.conn.execute(GRADE, [submission, None, "pending", None])
    assert heard() == []
    people.conn.execute("update public.assignment_grading set result = 'declined', feedback = 'No.'")
    assert [payload["message"] for _, payload in heard()] == ["The result is declined. No."]


def test_a_student_who_muted_grades_hears_nothing(people, submission, heard):
    with people.acting("student"):
        people.conn.execute(
            "insert into public.notification_settings (user_id, mutes) values (%s, '{\"assignment_graded\": true}')", [people["student"]]
        )
    people.conn.execute(GRADE, [submission, 1, "approved", None])
    assert heard() == []


@pytest.mark.usefixtures("graded")
def test_a_grader_who_leaves_is_no_news(people, heard):
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    assert heard() == []


def test_a_grade_is_kept_when_the_template_is_gone(people, submission, heard):
    people.conn.execute("delete from public.notification_templates where key = 'assignment_graded'")
    people.conn.execute(GRADE, [submission, 1, "approved", None])
    assert people.value("select count(*) from public.assignment_grading") == 1
    assert heard() == []
