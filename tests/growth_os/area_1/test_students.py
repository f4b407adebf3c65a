"""Enrolments: numbers, links, fees and what a student may write himself."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest
from people import COMPANY, OTHER_COMPANY, People
from psycopg import errors


def numbers(people, company):
    return people.column("select student_id from public.students where company_id = %s order by student_id", company)


def test_students_are_numbered_per_company(people):
    assert numbers(people, COMPANY) == ["STU000001", "STU000002"]
    assert numbers(people, OTHER_COMPANY) == ["STU000001"]


def test_a_statement_that_enrols_several_numbers_them_all(people):
    ids = [people.add(f"new_{n}", "student") for n in range(3)]
    people.conn.execute("insert into public.students (user_id) select unnest(%s::uuid[])", [ids])
    assert numbers(people, COMPANY) == [f"STU00000{n}" for n in range(1, 6)]


def test_numbers_go_on_after_the_sixth_digit_and_after_foreign_formats(people):
    for n, number in enumerate(("STU999999", "2024-A-000000017", "STU", "STUDENT")):
        id = people.add(f"imported_{n}", "student")
        people.conn.execute("insert into public.students (user_id, student_id) values (%s, %s)", [id, number])
    for n, expected in enumerate(("STU1000000", "STU1000001")):
        people.add(f"new_{n}", "student")
        student = people.enrol(f"new_{n}")
        assert people.value("select student_id from public.students where id = %s", student) == expected


def test_only_the_server_brings_a_number_of_its_own(people):
    query = "insert into public.students (user_id, student_id) values (%s, %s) returning student_id"
    id, other = people.add("new", "student"), people.add("other", "student")
    with people.acting("manager"):
        assert people.value(query, id, "STU777777") == "STU000003"
    with people.server():
        assert people.value(query, other, "STU777777") == "STU777777"
    with people.server(), pytest.raises(errors.UniqueViolation), people.conn.transaction():
        people.conn.execute("update public.students set student_id = 'STU000001' where user_id = %s", [other])


def test_nobody_changes_a_number(people):
    for caller in ("root", "admin", "manager", "student"):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), people.acting(caller):
            people.conn.execute("update public.students set student_id = 'STU000009'")


def test_two_enrolments_at_once_get_two_numbers(growth_os_database):
    with psycopg.connect(growth_os_database) as first, psycopg.connect(growth_os_database) as second:
        people = People(first)
        late = people.add("late", "student")
        early = people.add("early", "student")
        elsewhere = people.add("elsewhere", "student", OTHER_COMPANY)
        first.commit()
        insert = "insert into public.students (user_id) values (%s) returning student_id"
        assert first.execute(insert, [early]).fetchone() == ("STU000003",)
        # The other company does not wait.
        assert second.execute(insert, [elsewhere]).fetchone() == ("STU000002",)
        second.commit()
        found = []
        waiting = threading.Thread(target=lambda: found.append(second.execute(insert, [late]).fetchone()))
        waiting.start()
        locked = "select count(*) from pg_locks where pid = %s and locktype = 'advisory' and not granted"
        deadline = time.monotonic() + 10
        while first.execute(locked, [second.info.backend_pid]).fetchone() != (1,) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert found == []
        first.commit()
        waiting.join(10)
        assert found == [("STU000004",)]


def test_a_student_is_enrolled_once(people):
    with pytest.raises(errors.UniqueViolation):
        people.enrol("student")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("fees_cleared", True),
        ("installment_count", 12),
        ("installment_plan_id", None),
        ("mentor_id", None),
        ("company_id", OTHER_COMPANY),
        ("student_id", "STU000009"),
        ("user_id", None),
        ("enrollment_date", "2020-01-01"),
        ("lms_username", "x"),
        ("created_at", "2020-01-01"),
    ],
)
def test_a_student_does_not_change_his_enrolment(people, column, value):
    people.conn.execute(
        "update public.students as s set installment_plan_id ="
        " (select p.id from public.installment_plans as p where p.company_id = s.company_id limit 1)"
    )
    with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
        people.conn.execute(f"update public.students set {column} = %s", [value])


def test_a_student_does_his_own_onboarding_and_nobody_elses(people):
    query = "update public.students set onboarding_completed = true, goal_brief = 'a farm', answers_json = '{\"q1\": 1}'"
    with people.acting("student"):
        assert people.conn.execute(query).rowcount == 1
    assert people.names("select user_id from public.students where onboarding_completed") == {"student"}


def test_onboarding_is_not_complete_without_an_answer(people):
    with pytest.raises(errors.CheckViolation, match="students_onboarding_answered"), people.acting("student"):
        people.conn.execute("update public.students set onboarding_completed = true")


@pytest.mark.parametrize("caller", ["root", "admin", "manager"])
def test_staff_changes_fees_plan_and_mentor(people, caller):
    query = (
        "update public.students set lms_username = 's', installment_count = 2, mentor_id = %s,"
        " installment_plan_id = (select id from public.installment_plans where name = '2-Month Plan') where user_id = %s"
    )
    with people.acting(caller):
        assert people.conn.execute(query, [people["mentor"], people["unmentored"]]).rowcount == 1
    with people.acting("mentor"):
        assert people.names("select user_id from public.students") == {"student", "unmentored"}


def test_a_mentor_changes_no_enrolment(people):
    with people.acting("mentor"):
        assert people.conn.execute("update public.students set goal_brief = 'x'").rowcount == 0


@pytest.mark.parametrize(
    ("caller", "count"),
    [("root", 1), ("admin", 1), ("manager", 0), ("mentor", 0), ("student", 0), ("foreign_admin", 0)],
)
def test_who_deletes_an_enrolment(people, caller, count):
    with people.acting(caller):
        assert people.conn.execute("delete from public.students where user_id = %s", [people["student"]]).rowcount == count


@pytest.mark.parametrize(
    ("caller", "target", "error"),
    [
        ("mentor", "new", errors.InsufficientPrivilege),
        ("student", "new", errors.InsufficientPrivilege),
        ("manager", "foreign_new", errors.InsufficientPrivilege),
        ("manager", "second_admin", errors.CheckViolation),
        ("manager", "new", None),
    ],
)
def test_who_enrols_whom(people, caller, target, error):
    people.add("new", "student")
    people.add("foreign_new", "student", OTHER_COMPANY)
    query = "insert into public.students (user_id) values (%s)"
    if error is None:
        with people.acting(caller):
            assert people.conn.execute(query, [people[target]]).rowcount == 1
    else:
        with pytest.raises(error), people.acting(caller):
            people.conn.execute(query, [people[target]])


@pytest.mark.parametrize("mentor", ["admin", "student", "foreign_mentor", "root"])
@pytest.mark.parametrize("caller", ["admin", "root"])
def test_a_mentor_is_a_mentor_of_the_same_company(people, caller, mentor):
    unseen = caller == "admin" and mentor in ("foreign_mentor", "root")
    error, said = (errors.ForeignKeyViolation, "students_mentor_id_fkey") if unseen else (errors.CheckViolation, "no mentor of company 1")
    with pytest.raises(error, match=said), people.acting(caller):
        people.conn.execute("update public.students set mentor_id = %s where user_id = %s", [people[mentor], people["student"]])


def test_a_plan_is_one_of_the_same_company(people):
    query = "insert into public.installment_plans (company_id, name, num_installments, total_amount, interval_days)"
    plan = people.value(query + " values (2, 'Theirs', 1, 1, 0) returning id")
    for caller, error, said in (
        ("admin", errors.ForeignKeyViolation, "students_installment_plan_id_fkey"),
        ("root", errors.CheckViolation, "names no plan of company 1"),
    ):
        with pytest.raises(error, match=said), people.acting(caller):
            people.conn.execute("update public.students set installment_plan_id = %s where company_id = 1", [plan])


@pytest.fixture
def unlocked(people):
    """A lesson to open, and who has it open."""
    module = people.value("insert into public.modules (company_id, title) values (1, 'M') returning id")
    people.conn.execute(
        "insert into public.available_lessons (company_id, module, recording_title, sequence_order) values (1, %s, 'L', 1)", [module]
    )
    return lambda: people.names("select user_id from public.user_unlocks where is_unlocked")


def test_clearing_the_fees_opens_the_first_lesson(people, unlocked):
    people.conn.execute("update public.students set fees_cleared = null where user_id = %s", [people["unmentored"]])
    assert unlocked() == set()
    with people.acting("manager"):
        people.conn.execute("update public.students set fees_cleared = true where user_id = %s", [people["student"]])
    assert unlocked() == {"student"}
    people.conn.execute("update public.students set fees_cleared = true where user_id = %s", [people["unmentored"]])
    assert unlocked() == {"student", "unmentored"}


def test_a_student_whose_fees_are_cleared_from_the_start_has_the_first_lesson_open(people, unlocked):
    id = people.add("paid", "student")
    people.conn.execute("insert into public.students (user_id, fees_cleared) values (%s, true)", [id])
    assert unlocked() == {"paid"}


def test_other_changes_open_nothing(people, unlocked):
    people.conn.execute("update public.students set fees_cleared = true where user_id = %s", [people["student"]])
    people.conn.execute("delete from public.user_unlocks")
    people.conn.execute("update public.students set fees_cleared = true, goal_brief = 'again'  where user_id = %s", [people["student"]])
    people.conn.execute("update public.students set fees_cleared = false where user_id = %s", [people["student"]])
    assert unlocked() == set()
