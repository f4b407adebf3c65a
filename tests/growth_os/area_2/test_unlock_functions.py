"""The functions that write unlock rows: what they open, what they leave alone, and who may call them."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import OTHER_COMPANY
from psycopg import errors

FIRST = "select public.initialize_student_unlocks(%s)"
SERVER_ONLY = {
    "initialize_first_recording_unlock": "select public.initialize_first_recording_unlock(%s)",
    "unlock_next_recording": "select public.unlock_next_recording(%s, gen_random_uuid())",
    "sync_user_unlock_progress": "select public.sync_user_unlock_progress(%s)",
}
INTERNAL = {
    "open_lessons": "select public.open_lessons(%s, '{}')",
    "lock_unlock_progress": "select public.lock_unlock_progress(%s)",
    "unlock_status_of": "select public.unlock_status_of(%s)",
    "has_cleared_fees": "select public.has_cleared_fees(%s)",
    "may_see_progress_of": "select public.may_see_progress_of(%s)",
}


def rows(people, name):
    return people.conn.execute(
        "select l.recording_title, k.is_unlocked, k.unlocked_at, k.company_id from public.user_unlocks k"
        " join public.available_lessons l on l.id = k.recording_id where k.user_id = %s order by 1",
        [people[name]],
    ).fetchall()


@pytest.mark.parametrize("caller", ["root", "admin", "manager"])
def test_administration_opens_the_first_lesson(school, people, caller):
    school.course()
    with people.acting(caller):
        people.value(FIRST, people["student"])
        people.value(FIRST, people["student"])
    assert school.opened("student") == ["One"]


def test_the_server_opens_the_first_lesson(school, people):
    school.course()
    with people.server():
        people.value(FIRST, people["student"])
    assert school.opened("student") == ["One"]


def test_without_lessons_nothing_happens(school, people):
    with people.acting("admin"):
        people.value(FIRST, people["student"])
    assert rows(people, "student") == []


def test_without_an_order_the_first_title_opens(school, people):
    school.lesson("b")
    school.lesson("a")
    people.value(FIRST, people["student"])
    assert school.opened("student") == ["a"]


def test_the_first_lesson_is_the_first_of_the_students_company(school, people):
    school.lesson("Here", 2)
    school.lesson("Elsewhere", 1, company=OTHER_COMPANY)
    with people.acting("root"):
        people.value(FIRST, people["student"])
        people.value(FIRST, people["foreign_student"])
    assert (school.opened("student"), school.opened("foreign_student")) == (["Here"], ["Elsewhere"])
    assert [row[3] for row in rows(people, "foreign_student")] == [OTHER_COMPANY]


def test_a_student_opens_the_own_first_lesson_only_after_paying(school, people):
    school.course()
    with pytest.raises(errors.InsufficientPrivilege, match="You may not open lessons"), people.acting("student"):
        people.value(FIRST, people["student"])
    people.conn.execute("alter table public.students disable trigger fees")
    school.clear_fees("student")
    with people.acting("student"):
        people.value(FIRST, people["student"])
    assert school.opened("student") == ["One"]


@pytest.mark.parametrize(
    ("caller", "whom"), [("mentor", "student"), ("unmentored", "student"), ("admin", "foreign_student"), ("foreign_admin", "student")]
)
def test_others_open_nothing(school, people, caller, whom):
    school.course()
    school.clear_fees("unmentored")
    with pytest.raises(errors.InsufficientPrivilege, match="You may not open lessons"), people.acting(caller):
        people.value(FIRST, people[whom])
    assert school.opened(whom) == []


def test_an_unknown_person_is_an_error_to_those_who_may_know(school, people):
    for caller in ("root", None):
        with (
            pytest.raises(errors.InvalidParameterValue, match="There is no user"),
            people.acting(caller) if caller else people.server(),
        ):
            people.value("select public.initialize_student_unlocks(gen_random_uuid())")
    with pytest.raises(errors.InsufficientPrivilege), people.acting("admin"):
        people.value("select public.initialize_student_unlocks(gen_random_uuid())")


def test_the_first_lesson_waits_for_the_fees(school, people):
    school.course()
    people.value(SERVER_ONLY["initialize_first_recording_unlock"], people["student"])
    assert school.opened("student") == []
    people.conn.execute("alter table public.students disable trigger fees")
    school.clear_fees("student")
    with people.server():
        people.value(SERVER_ONLY["initialize_first_recording_unlock"], people["student"])
        people.value(SERVER_ONLY["initialize_first_recording_unlock"], people["student"])
    assert school.opened("student") == ["One"]


def test_a_superadmin_of_one_company_clears_fees_in_another(school, people):
    school.lesson("Elsewhere", 1, company=OTHER_COMPANY)
    people.add("chief", "superadmin", 1)
    with people.acting("chief"):
        people.conn.execute("update public.students set fees_cleared = true where user_id = %s", [people["foreign_student"]])
    assert school.opened("foreign_student") == ["Elsewhere"]


def unlock_next(people, name, lesson):
    with people.server():
        people.value("select public.unlock_next_recording(%s, %s)", people[name], lesson)


def test_the_next_lesson_opens(school, people):
    school.course()
    unlock_next(people, "student", school.lessons["One"])
    unlock_next(people, "student", school.lessons["One"])
    assert school.opened("student") == ["Two"]


def test_after_the_last_an_unknown_or_a_foreign_lesson_nothing_opens(school, people):
    school.course()
    foreign = school.lesson("Elsewhere", 1, company=OTHER_COMPANY)
    school.lesson("Elsewhere too", 2, company=OTHER_COMPANY)
    for lesson in (school.lessons["Three"], people["student"], foreign, None):
        unlock_next(people, "student", lesson)
    assert rows(people, "student") == []


def test_a_synchronization_opens_what_is_due_and_closes_the_rest(school, people):
    school.course()
    school.clear_fees("student")
    people.conn.execute("update public.user_unlocks set unlocked_at = '2026-01-01' where user_id = %s", [people["student"]])
    people.conn.execute(
        "insert into public.user_unlocks (user_id, recording_id, is_unlocked, unlocked_at) values (%s, %s, true, '2026-02-02')",
        [people["student"], school.lessons["Three"]],
    )
    with people.server():
        people.value(SERVER_ONLY["sync_user_unlock_progress"], people["student"])
    first, third = rows(people, "student")
    assert (first[:2], third[:2]) == (("One", True), ("Three", False))
    assert [str(row[2].date()) for row in (first, third)] == ["2026-01-01", "2026-02-02"]


def test_when_a_lesson_opened_first_outlives_closing_and_opening(school, people):
    school.course()
    school.clear_fees("student")
    people.conn.execute("update public.user_unlocks set unlocked_at = '2026-01-01' where user_id = %s", [people["student"]])
    for cleared in (False, True):
        school.clear_fees("student", cleared)
        people.value(SERVER_ONLY["sync_user_unlock_progress"], people["student"])
        [(_, is_unlocked, unlocked_at, _)] = rows(people, "student")
        assert (is_unlocked, str(unlocked_at.date())) == (cleared, "2026-01-01")


def test_a_synchronization_that_changes_nothing_writes_nothing(school, people):
    school.course()
    school.clear_fees("student")
    before = people.value("select xmin::text || ctid::text from public.user_unlocks where user_id = %s", people["student"])
    people.value(SERVER_ONLY["sync_user_unlock_progress"], people["student"])
    assert people.value("select xmin::text || ctid::text from public.user_unlocks where user_id = %s", people["student"]) == before


def test_watching_again_synchronizes_nothing(school, people):
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    people.conn.execute("delete from public.user_unlocks")
    school.watch("student", "One")
    assert school.opened("student") == []


@pytest.mark.parametrize("function", [*SERVER_ONLY, *INTERNAL])
@pytest.mark.parametrize("caller", ["root", "admin", "student", None])
def test_no_person_calls_what_writes_or_decides(school, people, function, caller):
    call = {**SERVER_ONLY, **INTERNAL}[function]
    with (
        pytest.raises(errors.InsufficientPrivilege, match=f"permission denied for function {function}"),
        people.acting(caller) if caller else as_caller(people.conn, None, "anon"),
    ):
        people.value(call, people["student"])


@pytest.mark.parametrize("function", INTERNAL)
def test_not_even_the_server_calls_what_others_are_made_of(school, people, function):
    with pytest.raises(errors.InsufficientPrivilege, match=f"permission denied for function {function}"), people.server():
        people.value(INTERNAL[function], people["student"])
