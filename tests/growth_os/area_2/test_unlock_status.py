"""get_sequential_unlock_status(): what it says, in which order, and to whom."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import OTHER_COMPANY
from psycopg import errors

STATUS = "select count(*) from public.get_sequential_unlock_status(%s)"


def test_nothing_is_open_before_the_fees_are_cleared(school):
    school.course()
    assert school.reasons("student") == {title: (False, "fees_not_cleared") for title in ("One", "Two", "Three")}


def test_each_lesson_says_why(school):
    school.course()
    school.lesson("Four", 4)
    school.lesson("Five", 5)
    school.clear_fees("student")
    assert school.reasons("student") == {
        "One": (True, "first_lesson"),
        "Two": (False, "previous_lesson_not_watched"),
        "Three": (False, "previous_lesson_not_watched"),
        "Four": (False, "previous_lesson_not_watched"),
        "Five": (False, "previous_lesson_not_watched"),
    }
    for title in ("One", "Two", "Four"):
        school.watch("student", title)
    assert school.reasons("student") == {
        "One": (True, "first_lesson"),
        "Two": (True, "previous_lesson_completed"),
        "Three": (False, "previous_assignment_not_approved"),
        "Four": (False, "previous_lesson_not_watched"),
        "Five": (False, "earlier_lesson_not_completed"),
    }


def test_everything_is_open_to_who_paid_where_the_sequence_is_off(school):
    school.course()
    school.in_sequence(False)
    assert school.reasons("student")["One"] == (False, "fees_not_cleared")
    school.clear_fees("student")
    assert school.reasons("student") == {title: (True, "sequence_off") for title in ("One", "Two", "Three")}


def test_all_columns_are_told(school, people):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    with people.acting("student"):
        rows = people.conn.execute("select * from public.get_sequential_unlock_status(%s)", [people["student"]])
        assert [column.name for column in rows.description] == [
            "recording_id",
            "sequence_order",
            "is_unlocked",
            "unlock_reason",
            "assignment_required",
            "assignment_completed",
            "recording_watched",
        ]
        assert rows.fetchall() == [
            (school.lessons["One"], 1, True, "first_lesson", False, True, True),
            (school.lessons["Two"], 2, True, "previous_lesson_completed", True, False, False),
            (school.lessons["Three"], 3, False, "previous_lesson_not_watched", False, True, False),
        ]


def test_the_order_is_sequence_then_title_and_null_counts_as_999(school):
    for title, order in (("later", 1000), ("b", None), ("a", 999), ("second", 2), ("first b", 1), ("first a", 1)):
        school.lesson(title, order)
    assert list(school.reasons("student")) == ["first a", "first b", "second", "a", "b", "later"]


def test_lessons_of_another_company_are_not_told(school):
    school.course()
    school.lesson("Elsewhere", 1, company=OTHER_COMPANY)
    assert set(school.reasons("student")) == {"One", "Two", "Three"}
    assert set(school.reasons("foreign_student")) == {"Elsewhere"}


@pytest.mark.parametrize("caller", ["student", "mentor", "manager", "admin", "root"])
def test_those_who_look_after_a_student_may_ask(school, people, caller):
    school.course()
    with people.acting(caller):
        assert people.value(STATUS, people["student"]) == 3


@pytest.mark.parametrize(
    ("caller", "about"),
    [
        ("unmentored", "student"),
        ("mentor", "unmentored"),
        ("mentor", "foreign_student"),
        ("admin", "foreign_student"),
        ("manager", "foreign_student"),
        ("foreign_admin", "student"),
        ("foreign_mentor", "student"),
    ],
)
def test_others_are_refused(school, people, caller, about):
    with pytest.raises(errors.InsufficientPrivilege, match="You may not see the progress"), people.acting(caller):
        people.value(STATUS, people[about])


def test_a_suspended_student_is_refused(school, people):
    people.suspend("student")
    with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
        people.value(STATUS, people["student"])


def test_somebody_signed_in_without_an_id_is_not_taken_for_the_server(school, people):
    with pytest.raises(errors.InsufficientPrivilege, match="You may not see"), as_caller(people.conn, None):
        people.value(STATUS, people["student"])


def test_anon_cannot_ask(school, people):
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied for function"), as_caller(people.conn, None, "anon"):
        people.value(STATUS, people["student"])


def test_the_server_may_ask_about_anybody_and_nobody(school, people):
    school.course()
    with people.server():
        assert people.value(STATUS, people["student"]) == 3
        assert people.value(STATUS, None) == 0
    assert people.value(STATUS, people["student"]) == 3


def test_somebody_without_a_company_has_no_lessons(school, people):
    school.course()
    with people.acting("root"):
        assert people.value(STATUS, people["root"]) == 0


def test_staff_who_ask_about_themselves_have_paid_nothing(school):
    school.course()
    assert school.reasons("mentor", caller="mentor")["One"] == (False, "fees_not_cleared")
