"""Who hears of a change to lessons and assignments, and what it reads like."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY

STUDENTS = {"student", "unmentored"}
ADMINS = {"admin", "second_admin", "root"}


def heard(people) -> dict[str, list[dict]]:
    """What everybody was told since the last time, by name."""
    names = {id: name for name, id in people.ids.items()}
    told: dict[str, list[dict]] = {}
    rows = people.conn.execute("delete from public.notifications returning user_id, payload")
    for user_id, payload in rows.fetchall():
        told.setdefault(names[user_id], []).append(payload)
    return told


@pytest.fixture
def lesson(school, people):
    """A lesson that nobody talks of any more."""
    id = school.lesson("Algebra", 1)
    heard(people)
    return id


def test_a_new_lesson_is_told_to_students_and_administration_of_its_company(school, people):
    with people.acting("admin"):
        lesson = school.lesson("Algebra", 1)
    told = heard(people)
    assert told.keys() == STUDENTS | ADMINS
    assert told["student"] == [
        {
            "title": "lesson added: Algebra",
            "message": "The lesson **Algebra** was added by admin.",
            "metadata": {
                "changed_by_name": "admin",
                "action": "added",
                "item_type": "lesson",
                "item_title": "Algebra",
                "item_id": str(lesson),
            },
        }
    ]
    assert all(payloads == told["student"] for payloads in told.values())


def test_everybody_is_told_in_the_app_and_in_the_lessons_company(school, people):
    school.lesson("Elsewhere", company=OTHER_COMPANY)
    rows = people.conn.execute(
        "select distinct company_id, type, channel, status, template_key, payload_hash is not null from public.notifications"
    )
    assert rows.fetchall() == [(OTHER_COMPANY, "learning_item_changed", "in_app", "sent", "learning_item_changed", True)]
    assert heard(people).keys() == {"foreign_admin", "foreign_student", "root"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("recording_title = 'Geometry'", STUDENTS | ADMINS),
        ("recording_url = 'https://new.example'", STUDENTS | ADMINS),
        ("notes = 'n', sequence_order = 5", ADMINS),
        ("recording_title = recording_title", set()),
        ("uploaded_by = null", set()),
    ],
)
@pytest.mark.usefixtures("lesson")
def test_students_hear_of_a_new_title_or_address_only(people, change, told):
    people.conn.execute(f"update public.available_lessons set {change}")
    assert heard(people).keys() == told


@pytest.mark.usefixtures("lesson")
def test_a_removed_lesson_is_told_by_its_last_title(people):
    people.conn.execute("delete from public.available_lessons")
    told = heard(people)
    assert told.keys() == STUDENTS | ADMINS
    assert told["student"][0]["message"] == "The lesson **Algebra** was removed by System."


def test_a_lesson_without_a_title_is_untitled(people):
    people.conn.execute("insert into public.available_lessons (company_id) values (%s)", [COMPANY])
    assert heard(people)["student"][0]["message"] == "The lesson **Untitled** was added by System."


def test_an_assignment_is_told_to_administration(school, people):
    with people.acting("mentor"):
        school.assignment("homework")
    told = heard(people)
    assert told.keys() == ADMINS
    assert told["admin"][0]["message"] == "The assignment **homework** was added by mentor."
    people.conn.execute("update public.assignments set updated_at = now(), mentor_id = %s", [people["mentor"]])
    assert heard(people) == {}
    people.conn.execute("update public.assignments set due_days = 3")
    assert heard(people)["root"][0]["title"] == "assignment changed: homework"
    people.conn.execute("delete from public.assignments")
    assert heard(people)["admin"][0]["title"] == "assignment removed: homework"


@pytest.mark.usefixtures("lesson")
def test_somebody_who_leaves_is_no_news(school, people):
    people.conn.execute("update public.available_lessons set uploaded_by = %s", [people["mentor"]])
    school.assignment("homework")
    people.conn.execute("update public.assignments set mentor_id = %s", [people["mentor"]])
    heard(people)
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    assert heard(people) == {}


def test_inactive_accounts_hear_nothing(school, people):
    people.suspend("student")
    people.conn.execute("update public.users set status = 'inactive' where id = %s", [people["admin"]])
    school.lesson("Algebra")
    assert heard(people).keys() == (STUDENTS | ADMINS) - {"student", "admin"}


def test_many_lessons_in_one_statement_are_told_one_by_one(people):
    people.conn.execute(
        "insert into public.available_lessons (company_id, recording_title) select 1, 'L' || i from generate_series(1, 20) i"
    )
    told = heard(people)
    assert {name: len(payloads) for name, payloads in told.items()} == dict.fromkeys(STUDENTS | ADMINS, 20)
