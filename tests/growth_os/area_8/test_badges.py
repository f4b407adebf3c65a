"""Badges are awarded by those who teach and run the company, once to a person, and go with what they hang on."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

AWARD = "insert into public.user_badges (user_id, badge_id) values (%s, %s) returning company_id"


@pytest.fixture
def ace(people):
    """The id of a badge that every provisioned company 1 has."""
    return people.value("select id from public.badges where company_id = %s and name = 'Assignment Ace'", COMPANY)


@pytest.fixture
def foreign_badge(school):
    return school.new("insert into public.badges (company_id, name) values (%s, 'Assignment Ace') returning id", OTHER_COMPANY)


def test_the_first_company_starts_with_five_badges_that_have_a_picture(people):
    assert people.column("select name from public.badges where image_url like '/badges/%%.svg' and company_id = 1 order by name") == [
        "Assignment Ace",
        "Course Completer",
        "First Login",
        "Perfect Attendance",
        "Video Viewer",
    ]


def test_a_mentor_awards_a_badge_that_the_whole_company_sees(people, ace):
    with people.acting("mentor"):
        assert people.value(AWARD, people["student"], ace) == COMPANY
    for caller in ("unmentored", "student", "manager", "admin", "root"):
        with people.acting(caller):
            assert people.names("select user_id from public.user_badges") == {"student"}
    with people.acting("foreign_student"):
        assert people.column("select id from public.user_badges") == []


@pytest.mark.parametrize("caller", ["student", "unmentored"])
def test_a_student_awards_no_badge_to_himself(people, ace, caller):
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting(caller):
        people.conn.execute(AWARD, [people[caller], ace])


def test_a_badge_is_awarded_once(people, ace):
    with people.acting("manager"):
        people.conn.execute(AWARD, [people["student"], ace])
        with pytest.raises(errors.UniqueViolation), people.conn.transaction():
            people.conn.execute(AWARD, [people["student"], ace])
        people.conn.execute(AWARD.replace("returning", "on conflict (user_id, badge_id) do nothing returning"), [people["student"], ace])
    assert people.value("select count(*) from public.user_badges") == 1


@pytest.mark.parametrize("caller", ["root", "admin", "mentor"])
def test_a_badge_of_another_company_is_not_awarded(people, foreign_badge, caller):
    with pytest.raises((errors.InsufficientPrivilege, errors.ForeignKeyViolation)), people.acting(caller):
        people.conn.execute(AWARD, [people["student"], foreign_badge])


def test_an_award_changes_neither_its_person_nor_its_badge(school, people, ace):
    people.conn.execute(AWARD, [people["student"], ace])
    for change in (f"user_id = '{people['unmentored']}'", "badge_id = gen_random_uuid()"):
        for caller in ("root", "admin", "student"):
            assert school.attempt(caller, f"update public.user_badges set {change}") == "denied"


def test_awards_go_with_the_badge_and_with_the_person(people, ace):
    for name in ("student", "unmentored"):
        people.conn.execute(AWARD, [people[name], ace])
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert people.names("select user_id from public.user_badges") == {"unmentored"}
    with people.acting("admin"):
        people.conn.execute("delete from public.badges where id = %s", [ace])
    assert people.value("select count(*) from public.user_badges") == 0


def test_two_companies_have_badges_of_one_name_and_one_company_has_not(people, foreign_badge):
    with people.acting("admin"), pytest.raises(errors.UniqueViolation), people.conn.transaction():
        people.conn.execute("insert into public.badges (name) values ('Assignment Ace')")
    with people.acting("foreign_admin"):
        assert people.column("select id from public.badges") == [foreign_badge]
