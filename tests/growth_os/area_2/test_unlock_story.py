"""A student goes through the course: fees, lessons, a gate, a review, the end."""

from __future__ import annotations

import pytest
from psycopg import errors


def test_lessons_open_one_after_the_other(school, people):
    school.course()
    assert school.opened("student") == []
    assert school.titles_seen_by("student") == set()

    with people.acting("manager"):
        people.conn.execute("update public.students set fees_cleared = true where user_id = %s", [people["student"]])
    assert school.opened("student") == ["One"]
    assert school.titles_seen_by("student") == {"One"}

    school.watch("student", "One")
    assert school.opened("student") == ["One", "Two"]

    school.watch("student", "Two")
    assert school.opened("student") == ["One", "Two"]

    school.review("mentor", school.submit("student", "homework"), "approved")
    assert school.opened("student") == ["One", "Two", "Three"]
    assert school.titles_seen_by("student") == {"One", "Two", "Three"}
    assert school.opened("unmentored") == []

    school.watch("student", "Three")
    with people.acting("student"):
        assert people.value("select public.has_completed_all_modules(%s)", people["student"]) is True


def test_an_approval_before_the_lesson_is_watched_opens_nothing_until_it_is(school):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.review("mentor", school.submit("student", "homework"), "approved")
    assert school.opened("student") == ["One", "Two"]
    school.watch("student", "Two")
    assert school.opened("student") == ["One", "Two", "Three"]


def test_a_declined_answer_opens_nothing_and_the_next_version_decides(school):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.watch("student", "Two")
    school.review("mentor", school.submit("student", "homework"), "declined")
    assert school.opened("student") == ["One", "Two"]
    second = school.submit("student", "homework", version=2)
    school.review("admin", second, "revision_required")
    assert school.opened("student") == ["One", "Two"]
    school.review("admin", second, "approved")
    assert school.opened("student") == ["One", "Two", "Three"]


def test_an_approved_version_that_is_not_the_latest_opens_nothing(school):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.watch("student", "Two")
    first = school.submit("student", "homework")
    school.submit("student", "homework", version=2)
    school.review("mentor", first, "approved")
    assert school.opened("student") == ["One", "Two"]


def test_a_submission_that_is_inserted_as_approved_counts(school, people):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.watch("student", "Two")
    with people.acting("root"):
        people.conn.execute(
            "insert into public.submissions (student_id, assignment_id, status) values (%s, %s, 'approved')",
            [people["student"], school.assignments["homework"]],
        )
    assert school.opened("student") == ["One", "Two", "Three"]


def test_an_assignment_of_several_lessons_opens_what_follows_them(school):
    school.assignment("shared")
    for order, title in enumerate(("A", "B", "C", "D"), 1):
        school.lesson(title, order, gate="shared" if title in "AC" else None)
    school.clear_fees("student")
    for title in "ABC":
        school.watch("student", title)
    assert school.opened("student") == ["A"]
    school.review("mentor", school.submit("student", "shared"), "approved")
    assert school.opened("student") == ["A", "B", "C", "D"]


def test_forged_views_do_not_jump_over_a_gate(school):
    school.course()
    school.lesson("Four", 4)
    school.clear_fees("student")
    for title in ("One", "Two", "Three", "Four"):
        school.watch("student", title)
    assert school.opened("student") == ["One", "Two"]


def test_a_view_that_was_there_unwatched_opens_the_next_when_it_turns_watched(school, people):
    school.course()
    school.clear_fees("student")
    with people.acting("student"):
        people.conn.execute(
            "insert into public.recording_views (user_id, recording_id) values (%s, %s)", [people["student"], school.lessons["One"]]
        )
    assert school.opened("student") == ["One"]
    school.watch("student", "One")
    assert school.opened("student") == ["One", "Two"]


def test_a_lesson_whose_assignment_is_deleted_gates_no_longer(school, people):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.watch("student", "Two")
    with people.acting("admin"):
        people.conn.execute("delete from public.assignments where id = %s", [school.assignments["homework"]])
    assert school.reasons("student")["Three"] == (True, "previous_lesson_completed")


def test_a_status_nobody_knows_is_refused(school):
    school.course()
    submission = school.submit("student", "homework")
    with pytest.raises(errors.CheckViolation):
        school.review("mentor", submission, "fine")
