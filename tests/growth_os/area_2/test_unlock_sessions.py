"""What only shows between sessions: a race for the next lesson, and the channel that tells of approvals.

Each test commits, in a database of its own.
"""

from __future__ import annotations

import json
import threading
import time

import psycopg
import pytest
from people import People
from school import School


@pytest.fixture
def school(growth_os_database):
    with psycopg.connect(growth_os_database, prepare_threshold=None) as conn:
        school = School(People(conn))
        school.course()
        school.clear_fees("student")
        school.watch("student", "One")
        conn.commit()
        yield school
        conn.rollback()


@pytest.mark.parametrize("first", ["view", "approval"])
def test_a_view_and_an_approval_at_the_same_time_open_the_next_lesson(school, growth_os_database, first):
    submission = school.submit("student", "homework")
    school.conn.commit()
    with psycopg.connect(growth_os_database, prepare_threshold=None) as second_conn:
        second = _copy(school, second_conn)
        steps = [lambda side: side.watch("student", "Two"), lambda side: side.review("mentor", submission, "approved")]
        if first == "approval":
            steps.reverse()
        school.conn.execute("begin")  # else the first step would be a transaction of its own
        steps[0](school)
        other = threading.Thread(target=lambda: (steps[1](second), second_conn.commit()))
        other.start()
        try:
            _wait_for_lock(school)
        finally:
            # Also when nobody waited for the advisory lock: the other session may wait for a row.
            school.conn.commit()
            other.join(timeout=20)
        assert not other.is_alive()
    assert school.opened("student") == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("assignment", "lessons"), [("homework", [("Two", "Three")]), ("loose", [(None, None)]), ("last", [("One", "Two"), ("Three", None)])]
)
def test_listeners_hear_of_every_gated_lesson_of_an_approval(school, assignment, lessons):
    school.assignment("loose")
    school.assignment("last")
    school.conn.execute(
        "update public.available_lessons set assignment_id = %s where recording_title in ('One', 'Three')", [school.assignments["last"]]
    )
    school.conn.execute("listen submission_approved")
    submission = school.submit("student", assignment)
    school.review("mentor", submission, "approved")
    school.conn.execute("update public.submissions set status = 'approved', notes = 'once more' where id = %s", [submission])
    school.conn.commit()
    heard = [json.loads(notice.payload) for notice in school.conn.notifies(timeout=1)]
    assert heard == [
        {
            "student_id": str(school.people["student"]),
            "assignment_id": str(school.assignments[assignment]),
            "current_recording_id": current and str(school.lessons[current]),
            "next_recording_id": following and str(school.lessons[following]),
        }
        for current, following in lessons
    ]


def _copy(school: School, conn: psycopg.Connection) -> School:
    """The same people and lessons, through another connection."""
    people, copy = People.__new__(People), School.__new__(School)
    people.conn = copy.conn = conn
    people.ids, copy.lessons, copy.assignments, copy.people = school.people.ids, school.lessons, school.assignments, people
    return copy


def _wait_for_lock(school: School) -> None:
    """Returns once the other session waits; fails when it does not come to that."""
    waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
    for _ in range(200):
        if school.people.value(waiting):
            return
        time.sleep(0.02)
    raise AssertionError("the other session never waited")
