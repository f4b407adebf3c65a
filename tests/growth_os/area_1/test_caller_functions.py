"""What the functions that every policy stands on say about the caller."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from fix_database import as_caller
from people import CAST, COMPANY, OTHER_COMPANY

HELPERS = (
    "get_current_user_role()",
    "current_company_id()",
    "visible_company_ids()",
    "company_user_ids(text[])",
    "assigned_user_ids()",
    "is_assigned_mentor(uuid)",
)


def about_the_caller(people):
    return people.conn.execute(
        "select public.get_current_user_role(), public.current_company_id(), array(select public.visible_company_ids() order by 1)"
    ).fetchone()


@pytest.mark.parametrize(("name", "role", "company", "_mentor"), CAST)
def test_a_caller_is_told_his_role_and_company(people, name, role, company, _mentor):
    with people.acting(name):
        visible = [COMPANY, OTHER_COMPANY] if role == "superadmin" else [company]
        assert about_the_caller(people) == (role, company, visible)


def test_a_suspended_account_is_nobody(people):
    for name in ("root", "admin", "student"):
        people.suspend(name)
        with people.acting(name):
            assert about_the_caller(people) == (None, None, [])


def test_a_caller_without_a_profile_or_a_session_is_nobody(people):
    people.account("stranger")
    for caller in (people["stranger"], uuid4(), None):
        with as_caller(people.conn, caller):
            assert about_the_caller(people) == (None, None, [])


NOBODY, EVERYBODY = (None, None), (UUID(int=0), UUID(int=2**128 - 1))


def visible_owners(people, own, others):
    return people.conn.execute(
        "select public.lowest_visible_owner(%(own)s, %(others)s), public.highest_visible_owner(%(own)s, %(others)s)",
        {
            "own": own,
            "others": others,
        },
    ).fetchone()


def test_whose_rows_a_caller_can_ever_see_is_a_range(people):
    for name, own, others, owners in (
        ("student", ["student"], ["admin"], (people["student"], people["student"])),
        ("admin", ["student"], ["admin"], EVERYBODY),
        ("mentor", ["student"], ["admin"], NOBODY),
        # Named twice, a role gets the narrower range.
        ("student", ["student"], ["student"], (people["student"], people["student"])),
        ("root", [], [], NOBODY),
    ):
        with people.acting(name):
            assert visible_owners(people, own, others) == owners
    people.suspend("student")
    for caller in (people["student"], uuid4(), None):
        with as_caller(people.conn, caller):
            assert visible_owners(people, ["student"], ["admin"]) == NOBODY


def test_metadata_in_the_token_gives_no_role(people):
    with as_caller(people.conn, people["student"], user_metadata={"role": "superadmin"}, app_metadata={"role": "superadmin"}):
        assert people.value("select public.get_current_user_role()") == "student"


def test_a_mentor_is_told_his_students_and_no_others(people):
    with people.acting("mentor"):
        assert people.names("select public.assigned_user_ids()") == {"student"}
        assert people.value("select public.is_assigned_mentor(%s)", people["student"]) is True
        assert people.value("select public.is_assigned_mentor(%s)", people["unmentored"]) is False
        assert people.value("select public.is_assigned_mentor(%s)", people["foreign_student"]) is False
        assert people.value("select public.is_assigned_mentor(null)") is False


def test_staff_is_told_the_people_of_the_own_company_by_role(people):
    for name in ("admin", "manager", "mentor"):
        with people.acting(name):
            assert people.names("select public.company_user_ids(array['student'])") == {"student", "unmentored"}
            assert people.names("select public.company_user_ids(array['admin', 'mentor'])") == {"admin", "second_admin", "mentor"}
            assert people.names("select public.company_user_ids(array['superadmin'])") == set()


def test_a_student_is_told_nobody(people):
    with people.acting("student"):
        assert people.names("select public.company_user_ids(array['student', 'mentor'])") == set()
        assert people.names("select public.assigned_user_ids()") == set()


@pytest.mark.parametrize("function", HELPERS)
def test_signed_in_callers_may_ask_and_anon_may_not(people, function):
    # Asked of the catalog: some hosted servers crash when a function is called without the right to.
    def may(role):
        return people.value("select has_function_privilege(%s, 'public.' || %s, 'execute')", role, function)

    assert [may(role) for role in ("authenticated", "service_role", "anon")] == [True, True, False]
    assert people.value("select prosecdef and provolatile = 's' from pg_proc where oid = ('public.' || %s)::regprocedure", function)
