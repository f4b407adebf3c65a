"""One request over several tables: each table shows the caller what it shows when asked alone."""

from __future__ import annotations

import pytest
from academy import Academy

STUDENT_OF = "students!students_user_id_fkey"


def test_a_name_that_several_foreign_keys_answer_to_asks_for_one_of_them(academy: Academy) -> None:
    answer = academy["admin"].from_("users").select("*, students(*)").send()
    assert (answer.status, answer.code) == (300, "PGRST201")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("root", {"student": True, "foreign_student": True, "mentor": False}),
        ("admin", {"student": True, "mentor": False}),
        ("manager", {"student": True}),
        ("mentor", {"student": True, "mentor": False}),
        ("student", {"student": True}),
        ("foreign_admin", {"foreign_student": True}),
        ("visitor", {}),
        ("suspended", {}),
    ],
)
def test_a_profile_comes_with_its_enrolment(academy: Academy, name: str, expected: dict[str, bool]) -> None:
    ids = [academy.id(person) for person in ("student", "foreign_student", "mentor")]
    rows = academy[name].from_("users").select(f"id, enrolment:{STUDENT_OF}(id)").in_("id", ids).send().rows
    found = {academy.names([row["id"]]).pop(): row["enrolment"] for row in rows}
    assert {person: bool(enrolment) for person, enrolment in found.items()} == expected
    assert all(enrolment in (None, [], {"id": academy.students.get(person)}) for person, enrolment in found.items())


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("admin", {"student", "unmentored"}),
        ("mentor", {"student"}),
        ("student", {"student"}),
        ("unmentored", {"unmentored"}),
    ],
)
def test_an_assignment_comes_with_the_answers_that_the_caller_may_read(academy: Academy, name: str, authors: set[str]) -> None:
    rows = academy[name].from_("assignments").select("submissions(student_id)").eq("id", academy.assignments["ours"]).send().rows
    assert academy.names([answer["student_id"] for answer in rows[0]["submissions"]]) == authors


def test_a_person_who_may_not_be_read_is_missing_where_a_row_names_him(academy: Academy) -> None:
    columns = "user_id, mentor:users!students_mentor_id_fkey(full_name)"
    for name, mentor in (("admin", {"full_name": "mentor"}), ("student", None)):
        rows = academy[name].from_("students").select(columns).eq("user_id", academy.id("student")).send().rows
        assert rows == [{"user_id": academy.id("student"), "mentor": mentor}]


def test_a_filter_on_an_embedded_table_finds_no_more_than_that_table_shows(academy: Academy) -> None:
    columns = "id, mentor:users!students_mentor_id_fkey!inner(full_name)"
    asked = {name: academy[name].from_("students").select(columns).eq("mentor.full_name", "mentor").send() for name in ("admin", "student")}
    assert {row["id"] for row in asked["admin"].rows} == {academy.students["student"], academy.students["suspended"]}
    assert asked["student"].rows == []


def test_a_row_comes_with_the_callers_own_company_and_no_other(academy: Academy) -> None:
    for name, company in (("student", "ours"), ("foreign_student", "theirs")):
        rows = academy[name].from_("assignments").select("company_settings(id)").send().rows
        assert rows == [{"company_settings": {"id": academy.companies[company]}}]


def test_what_an_insert_gives_back_is_read_by_the_same_rules(academy: Academy) -> None:
    row = {"assignment_id": academy.assignments["ours"], "student_id": academy.id("student"), "version": 2}
    inserted = academy["student"].from_("submissions").insert(row).select("version, assignments(name, submissions(student_id))").tried()
    assignment = {"name": "homework", "submissions": [{"student_id": academy.id("student")}]}
    assert inserted.rows == [{"version": 2, "assignments": assignment}]
