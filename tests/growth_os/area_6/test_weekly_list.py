"""The weekly list says what success_sessions says, whatever happens there."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

MIRRORED = "id, company_id, title, description, start_time, end_time, mentor_id, mentor_name, status, created_at"
LIST = "public.segmented_weekly_success_sessions"


def assert_in_step(people) -> None:
    rows = [people.conn.execute(f"select {MIRRORED} from {table} order by id").fetchall() for table in ("public.success_sessions", LIST)]
    assert rows[0] == rows[1]
    assert rows[0]
    assert people.column(f"select distinct segment from {LIST}") == ["weekly"]


def test_planned_sessions_are_in_the_list(timetable, people):
    with people.acting("mentor"):
        people.conn.execute(
            "insert into public.success_sessions (title, description, start_time, end_time, link, mentor_id, mentor_name)"
            " values ('T', 'D', '2026-09-01 10:00+00', '2026-09-01 11:00+00', 'l', %s, 'M')",
            [people["mentor"]],
        )
    assert people.value(f"select count(*) from {LIST}") == len(timetable.sessions) + 1
    assert_in_step(people)


@pytest.mark.parametrize(
    "change",
    [
        "title = 'New'",
        "description = 'd', end_time = start_time + interval '1 hour'",
        "start_time = start_time + interval '1 day', status = 'cancelled'",
        "mentor_id = null, mentor_name = 'Gone'",
        "link = 'other'",
    ],
)
@pytest.mark.usefixtures("timetable")
def test_a_change_reaches_the_list(people, change):
    with people.acting("admin"):
        assert people.conn.execute(f"update public.success_sessions set {change}").rowcount == 3
    assert_in_step(people)


@pytest.mark.usefixtures("timetable")
def test_a_removed_session_leaves_the_list(people):
    with people.acting("admin"):
        people.conn.execute("delete from public.success_sessions")
    assert people.column(f"select company_id from {LIST}") == [OTHER_COMPANY]
    assert_in_step(people)


@pytest.mark.usefixtures("timetable")
def test_a_row_that_the_list_lost_comes_back_with_the_next_change(people):
    people.conn.execute(f"delete from {LIST}")
    people.conn.execute("update public.success_sessions set title = title")
    assert_in_step(people)


def test_the_list_has_neither_link_nor_host(people):
    columns = people.column(f"select attname from pg_attribute where attrelid = '{LIST}'::regclass and attnum > 0 and not attisdropped")
    assert sorted(columns) == sorted([*MIRRORED.split(", "), "segment"])


def test_a_row_of_the_list_belongs_to_its_session(timetable, people):
    people.conn.execute(f"delete from {LIST}")
    insert = f"insert into {LIST} (id, company_id) values (%s, %s)"
    with people.acting("root"):
        people.conn.execute(f"insert into {LIST} (id) values (%s)", [timetable["foreign"]])
    assert people.column(f"select company_id from {LIST}") == [OTHER_COMPANY]
    with pytest.raises(errors.InsufficientPrivilege, match="names nobody of company"), people.acting("root"):
        people.conn.execute(insert, [timetable["held"], OTHER_COMPANY])
    with pytest.raises(errors.InsufficientPrivilege, match="names nobody of company"), people.acting("root"):
        people.conn.execute(f"insert into {LIST} (id, company_id) values (gen_random_uuid(), %s)", [COMPANY])


@pytest.mark.parametrize("change", ["segment = 'monthly'", "status = 'ongoing'"])
@pytest.mark.usefixtures("timetable")
def test_the_list_knows_the_words_of_the_sessions(people, change):
    with pytest.raises(errors.CheckViolation), people.acting("root"):
        people.conn.execute(f"update {LIST} set {change}")


def test_a_mentor_who_holds_and_created_a_session_can_leave(timetable, people):
    """One link lets go before the other, and meanwhile the session still names somebody who is gone."""
    people.conn.execute("update public.success_sessions set created_by = mentor_id, mentor_name = 'M' where id = %s", [timetable["held"]])
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    left = people.conn.execute("select mentor_id, created_by, mentor_name from public.success_sessions where id = %s", [timetable["held"]])
    assert left.fetchall() == [(None, None, "M")]
    assert_in_step(people)
