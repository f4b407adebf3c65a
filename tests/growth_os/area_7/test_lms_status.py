"""get_user_lms_status(): the access to learning of those whom a caller may see, and nothing about others."""

from __future__ import annotations

import pytest
from fix_database import as_caller

STATUS = "select public.get_user_lms_status(%s)"
NAMES = ("student", "unmentored", "foreign_student")


@pytest.fixture
def learners(people):
    """Every student may learn."""
    for name in NAMES:
        people.conn.execute("update public.users set lms_status = 'active' where id = %s", [people[name]])
    return people


def test_who_learns_of_whose_access(learners):
    seen = {}
    for caller in ("root", "admin", "manager", "mentor", "student", "unmentored", "foreign_admin", "foreign_mentor"):
        with learners.acting(caller):
            seen[caller] = {name for name in NAMES if learners.value(STATUS, learners[name]) == "active"}
    assert seen == {
        "root": set(NAMES),
        "admin": {"student", "unmentored"},
        "manager": {"student", "unmentored"},
        "mentor": {"student"},
        "student": {"student"},
        "unmentored": {"unmentored"},
        "foreign_admin": {"foreign_student"},
        "foreign_mentor": {"foreign_student"},
    }


@pytest.mark.parametrize("status", ["active", "inactive", "suspended"])
def test_the_status_is_told_as_it_is(people, status):
    people.conn.execute("update public.users set lms_status = %s where id = %s", [status, people["student"]])
    for caller in ("student", "mentor", "admin"):
        with people.acting(caller):
            assert people.value(STATUS, people["student"]) == status


def test_whoever_is_unknown_or_has_no_status_is_inactive(people):
    people.conn.execute("update public.users set lms_status = null where id = %s", [people["student"]])
    with people.acting("admin"):
        assert people.value(STATUS, people["student"]) == "inactive"
        assert people.value("select public.get_user_lms_status(gen_random_uuid())") == "inactive"
        assert people.value(STATUS, None) == "inactive"


def test_a_suspended_account_a_stranger_and_a_caller_without_a_session_learn_nothing(learners):
    learners.account("stranger")
    learners.suspend("student")
    for id in (learners["student"], learners["stranger"], None):
        with as_caller(learners.conn, id):
            assert learners.value(STATUS, learners["student"]) == "inactive"
