"""is_recording_watched(), is_assignment_passed() and has_completed_all_modules()."""

from __future__ import annotations

import pytest
from people import OTHER_COMPANY
from psycopg import errors

COMPLETED = "select public.has_completed_all_modules(%s)"
WATCHED = "select public.is_recording_watched(%s, %s)"
PASSED = "select public.is_assignment_passed(%s, %s)"


def test_a_lesson_is_watched_once_the_view_says_so(school, people):
    school.course()
    own, one = people["student"], school.lessons["One"]
    with people.acting("student"):
        assert people.value(WATCHED, own, one) is False
        people.conn.execute("insert into public.recording_views (user_id, recording_id) values (%s, %s)", [own, one])
        assert people.value(WATCHED, own, one) is False
    school.watch("student", "One")
    with people.acting("student"):
        assert people.value(WATCHED, own, one) is True
        assert people.value(WATCHED, None, None) is False


@pytest.mark.parametrize(
    ("caller", "told"),
    [*((name, True) for name in ("student", "mentor", "admin", "manager", "root")), ("unmentored", False), ("foreign_admin", False)],
)
def test_callers_hear_only_of_what_they_may_read(school, people, caller, told):
    school.course()
    school.watch("student", "One")
    school.review("mentor", school.submit("student", "homework"), "approved")
    with people.acting(caller):
        assert people.value(WATCHED, people["student"], school.lessons["One"]) is told
        assert people.value(PASSED, people["student"], school.assignments["homework"]) is told


def test_the_latest_version_decides_whether_an_assignment_is_passed(school, people):
    school.course()
    own, homework = people["student"], school.assignments["homework"]

    def passed():
        with people.acting("student"):
            return people.value(PASSED, own, homework)

    assert passed() is False
    first = school.submit("student", "homework")
    assert passed() is False
    school.review("mentor", first, "approved")
    assert passed() is True
    second = school.submit("student", "homework", version=2)
    assert passed() is False
    school.review("mentor", second, "approved")
    assert passed() is True


def test_the_course_is_completed_when_everything_is_watched_and_passed(school, people):
    own = people["student"]

    def completed():
        with people.acting("student"):
            return people.value(COMPLETED, own)

    assert completed() is False
    school.course()
    school.lesson("Elsewhere", company=OTHER_COMPANY)
    for title in ("One", "Two", "Three"):
        assert completed() is False
        school.watch("student", title)
    assert completed() is False
    submission = school.submit("student", "homework")
    school.review("mentor", submission, "declined")
    assert completed() is False
    school.review("mentor", submission, "approved")
    assert completed() is True
    school.lesson("Four", 4)
    assert completed() is False


@pytest.mark.parametrize(
    ("caller", "about"),
    [("unmentored", "student"), ("mentor", "unmentored"), ("foreign_admin", "student"), ("admin", "foreign_student")],
)
def test_completion_is_told_to_those_who_look_after_the_person(people, caller, about):
    with pytest.raises(errors.InsufficientPrivilege, match="You may not see the progress"), people.acting(caller):
        people.value(COMPLETED, people[about])


def test_the_server_asks_about_anybody(people):
    with people.server():
        assert people.value(COMPLETED, people["student"]) is False
        assert people.value(COMPLETED, None) is False
