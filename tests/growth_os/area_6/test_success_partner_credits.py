"""The daily allowance of messages: counted by the server, reset by administration, read by the student."""

from __future__ import annotations

import pytest
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors

TABLE = "public.success_partner_credits"
OWNERS = ("student", "unmentored", "foreign_student")
CALLERS = ("root", "admin", "manager", "mentor", "student", "unmentored", "foreign_admin", "foreign_mentor", "foreign_student")
OURS = {"student", "unmentored"}

SEEN = {
    "root": set(OWNERS),
    "admin": OURS,
    "manager": OURS,
    "mentor": {"student"},
    "student": {"student"},
    "unmentored": {"unmentored"},
    "foreign_admin": {"foreign_student"},
    "foreign_mentor": {"foreign_student"},
    "foreign_student": {"foreign_student"},
}
NOBODY: frozenset[str] = frozenset()
WRITTEN = dict.fromkeys(CALLERS, NOBODY) | {"root": set(OWNERS), "admin": OURS, "foreign_admin": {"foreign_student"}}
REMOVED = dict.fromkeys(CALLERS, NOBODY) | {"root": set(OWNERS)}


@pytest.fixture
def credits(people):
    """Today's row of every student, three messages used."""
    for name in OWNERS:
        people.conn.execute(f"insert into {TABLE} (user_id, credits_used) values (%s, 3)", [people[name]])


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (f"select from {TABLE}", SEEN),
        (f"update {TABLE} set credits_used = 0", WRITTEN),
        (f"delete from {TABLE}", REMOVED),
    ],
)
@pytest.mark.usefixtures("credits")
def test_allowances_that_each_caller_reaches(people, command, expected):
    def reached(caller):
        return {name for name in OWNERS if people.attempt(caller, f"{command} where user_id = %s", people[name]) == 1}

    assert {caller: reached(caller) for caller in CALLERS} == expected
    assert {caller: people.attempt(caller, command) for caller in CALLERS} == {caller: len(names) for caller, names in expected.items()}


def test_allowances_that_each_caller_opens(people):
    insert = f"insert into {TABLE} (company_id, user_id, daily_limit) values (%s, %s, 1000)"
    companies = {"student": COMPANY, "unmentored": COMPANY, "foreign_student": OTHER_COMPANY}

    def opened(caller):
        return {name for name, company in companies.items() if people.attempt(caller, insert, company, people[name]) == 1}

    assert {caller: opened(caller) for caller in CALLERS} == WRITTEN


@pytest.mark.usefixtures("credits")
def test_neither_a_student_nor_the_mentor_refills_an_allowance(people):
    upsert = f"insert into {TABLE} (user_id) values (%s) on conflict (user_id, date) do update set credits_used = 0, daily_limit = 1000"
    for caller in ("student", "mentor", "manager"):
        assert people.attempt(caller, upsert, people["student"]) == DENIED
        assert people.attempt(caller, f"update {TABLE} set credits_used = 0, daily_limit = 1000") == 0


@pytest.mark.usefixtures("credits")
def test_administration_resets_by_upsert(people):
    upsert = (
        f"insert into {TABLE} (user_id, date, credits_used) values (%s, current_date, 0)"
        " on conflict (user_id, date) do update set user_id = excluded.user_id, date = excluded.date, credits_used = excluded.credits_used"
    )
    with people.acting("admin"):
        people.conn.execute(upsert, [people["student"]])
    assert people.value(f"select credits_used from {TABLE} where user_id = %s", people["student"]) == 0


@pytest.mark.usefixtures("credits")
def test_the_server_counts_up_to_the_limit(people):
    use = f"update {TABLE} set credits_used = credits_used + %s where user_id = %s and date = current_date"
    with people.server():
        people.conn.execute(use, [7, people["student"]])
    with pytest.raises(errors.CheckViolation, match="success_partner_credits_within_limit"), people.server():
        people.conn.execute(use, [1, people["student"]])


@pytest.mark.parametrize("change", ["credits_used = -1", "daily_limit = 2", "daily_limit = -1, credits_used = -1"])
@pytest.mark.usefixtures("credits")
def test_an_allowance_stays_in_bounds(people, change):
    with pytest.raises(errors.CheckViolation), people.acting("admin"):
        people.conn.execute(f"update {TABLE} set {change}")


@pytest.mark.usefixtures("credits")
def test_a_day_has_one_allowance(people):
    with pytest.raises(errors.UniqueViolation), people.acting("admin"):
        people.conn.execute(f"insert into {TABLE} (user_id) values (%s)", [people["student"]])


@pytest.mark.parametrize("caller", ["root", "admin"])
@pytest.mark.usefixtures("credits")
def test_an_allowance_keeps_its_identity_and_company(people, caller):
    for change in ("id = gen_random_uuid()", "company_id = 2", "created_at = now()"):
        assert people.attempt(caller, f"update {TABLE} set {change}") == DENIED, change


@pytest.mark.usefixtures("credits")
def test_nobody_gives_an_allowance_to_another_company(people):
    assert (
        people.attempt("admin", f"update {TABLE} set user_id = %s where user_id = %s", people["foreign_student"], people["student"])
        == DENIED
    )


@pytest.mark.usefixtures("credits")
def test_an_allowance_goes_with_its_student(people):
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert people.names(f"select user_id from {TABLE}") == {"unmentored", "foreign_student"}
