"""Which lessons and attachments a student reads, and what a mentor may not edit."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

FILES = "select file_name from public.recording_attachments"


def attach(people, school):
    for title, lesson in school.lessons.items():
        people.conn.execute(
            "insert into public.recording_attachments (recording_id, file_name, file_url) values (%s, %s, %s)",
            [lesson, title, f"{lesson}/{title}.pdf"],
        )


def test_attachments_follow_their_lesson(school, people):
    school.course()
    attach(people, school)
    with people.acting("student"):
        assert people.column(FILES) == []
    school.clear_fees("student")
    school.watch("student", "One")
    with people.acting("student"):
        assert set(people.column(FILES)) == {"One", "Two"}
    assert school.titles_seen_by("unmentored") == set()


def test_a_lesson_that_was_closed_again_is_hidden_again(school, people):
    school.course()
    school.clear_fees("student")
    people.conn.execute("update public.user_unlocks set is_unlocked = false")
    assert school.titles_seen_by("student") == set()


def test_a_lesson_that_administration_opened_by_hand_is_read(school, people):
    school.course()
    with people.acting("admin"):
        people.conn.execute(
            "insert into public.user_unlocks (user_id, recording_id, is_unlocked) values (%s, %s, true)",
            [people["student"], school.lessons["Three"]],
        )
    assert school.titles_seen_by("student") == {"Three"}


def test_where_the_sequence_is_off_students_read_every_lesson_of_their_company(school, people):
    school.course()
    school.lesson("Elsewhere", company=OTHER_COMPANY)
    school.in_sequence(False, COMPANY)
    attach(people, school)
    assert school.titles_seen_by("student") == {"One", "Two", "Three"}
    with people.acting("student"):
        assert set(people.column(FILES)) == {"One", "Two", "Three"}
    assert school.titles_seen_by("foreign_student") == set()


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "foreign_student"])
def test_the_unlocked_lessons_are_a_matter_of_the_student_alone(school, people, caller):
    school.course()
    school.in_sequence(False, COMPANY)
    with people.acting(caller):
        assert people.column("select public.unlocked_recording_ids()") == []


def test_the_lessons_of_the_company_are_not_told_to_students(school, people):
    school.course()
    school.lesson("Elsewhere", company=OTHER_COMPANY)
    told = {}
    for caller in ("admin", "manager", "mentor", "student", "root", "foreign_admin"):
        with people.acting(caller):
            told[caller] = people.value("select count(*) from public.company_lesson_ids()")
    assert told == {"admin": 3, "manager": 3, "mentor": 3, "student": 0, "root": 0, "foreign_admin": 1}


def test_a_mentor_edits_everything_but_the_address(school, people):
    school.course()
    one = school.lessons["One"]
    change = "update public.available_lessons set recording_title = 'New', recording_url = recording_url where id = %s"
    assert school.attempt("mentor", change, one) == 1
    with pytest.raises(errors.InsufficientPrivilege, match="Mentors may not change recording_url"), people.acting("mentor"):
        people.conn.execute("update public.available_lessons set recording_url = 'https://evil.example' where id = %s", [one])
    with pytest.raises(errors.InsufficientPrivilege), people.acting("mentor"):
        people.conn.execute("update public.available_lessons set recording_url = null")


@pytest.mark.parametrize("caller", ["admin", "root"])
def test_administration_changes_the_address(school, caller):
    school.course()
    change = "update public.available_lessons set recording_url = 'https://new.example' where id = %s"
    assert school.attempt(caller, change, school.lessons["One"]) == 1


def test_the_server_changes_the_address(school, people):
    school.course()
    with people.server():
        changed = people.conn.execute("update public.available_lessons set recording_url = 'https://new.example'")
    assert changed.rowcount == 3


def test_two_lessons_swap_places_in_one_statement(school, people):
    module = school.new("insert into public.modules (company_id, title) values (1, 'M') returning id")
    school.course()
    people.conn.execute("update public.available_lessons set module = %s", [module])
    people.conn.execute("update public.available_lessons set sequence_order = 4 - sequence_order")
    with pytest.raises(errors.UniqueViolation):
        people.conn.execute("update public.available_lessons set sequence_order = 1")


@pytest.mark.parametrize("change", ["sequence_order = -1", "duration_min = -5"])
def test_places_and_durations_are_not_negative(school, people, change):
    school.course()
    with pytest.raises(errors.CheckViolation):
        people.conn.execute(f"update public.available_lessons set {change}")


def test_deleting_a_lesson_takes_its_rows_along_and_deleting_a_module_does_not(school, people):
    school.course()
    attach(people, school)
    school.clear_fees("student")
    school.watch("student", "One")
    module = school.new("insert into public.modules (company_id, title) values (1, 'M') returning id")
    people.conn.execute("update public.available_lessons set module = %s", [module])
    with people.acting("admin"):
        people.conn.execute("delete from public.modules where id = %s", [module])
    assert people.value("select count(*) from public.available_lessons where module is null") == 3
    with people.acting("admin"):
        people.conn.execute("delete from public.available_lessons where id = %s", [school.lessons["One"]])
    left = {
        table: people.value(f"select count(*) from public.{table} where recording_id = %s", school.lessons["One"])
        for table in ("user_unlocks", "recording_views", "recording_attachments")
    }
    assert left == {"user_unlocks": 0, "recording_views": 0, "recording_attachments": 0}


def test_a_student_who_is_deleted_leaves_nothing_behind(school, people):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.submit("student", "homework")
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    for table in ("user_unlocks", "recording_views", "submissions", "notifications"):
        owner = "student_id" if table == "submissions" else "user_id"
        assert people.value(f"select count(*) from public.{table} where {owner} = %s", people["student"]) == 0
