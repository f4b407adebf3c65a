"""Who hears of a live session, and what it reads like."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY

STUDENTS = {"student", "unmentored"}
ADMINS = {"admin", "second_admin", "root"}
PLAN = (
    "insert into public.success_sessions (company_id, title, start_time, link, mentor_id, status)"
    " values (%s, 'Office hours', '2026-09-01 10:30+02', 'https://meet.example/1', %s, %s) returning id"
)


def heard(people) -> dict[str, list[dict]]:
    """What everybody was told since the last time, by name."""
    names = {id: name for name, id in people.ids.items()}
    told: dict[str, list[dict]] = {}
    for user_id, payload in people.conn.execute("delete from public.notifications returning user_id, payload").fetchall():
        told.setdefault(names[user_id], []).append(payload)
    return told


def planned(people, status="upcoming", company=COMPANY):
    """A session that nobody talks of any more."""
    id = people.value(PLAN, company, None, status)
    heard(people)
    return id


def test_a_new_session_is_told_to_students_and_administration_of_its_company(people):
    with people.acting("mentor"):
        id = people.value(PLAN, COMPANY, people["mentor"], "upcoming")
    told = heard(people)
    assert told.keys() == STUDENTS | ADMINS
    assert (
        told["student"]
        == told["unmentored"]
        == [
            {
                "title": "session scheduled: Office hours (2026-09-01 08:30 UTC)",
                "message": "The session **Office hours (2026-09-01 08:30 UTC)** was scheduled by mentor.",
                "metadata": {
                    "changed_by_name": "mentor",
                    "action": "scheduled",
                    "item_type": "session",
                    "item_title": "Office hours (2026-09-01 08:30 UTC)",
                    "item_id": str(id),
                },
            }
        ]
    )
    assert [payload["title"] for payload in told["admin"]] == ["session added: Office hours"]


def test_another_company_hears_nothing(people):
    people.value(PLAN, OTHER_COMPANY, None, "upcoming")
    assert heard(people).keys() == {"foreign_student", "foreign_admin", "root"}


def test_the_news_do_not_carry_the_link_or_the_passcode(people):
    people.conn.execute(
        "insert into public.success_sessions (company_id, title, start_time, link, zoom_passcode)"
        " values (1, 'T', now(), 'http://l', 'secret')"
    )
    assert people.value("select count(*) from public.notifications where payload::text ~ 'http://l|secret'") == 0


@pytest.mark.parametrize(
    ("status", "action"), [("upcoming", "scheduled"), ("live", "started"), ("draft", None), ("completed", None), ("cancelled", None)]
)
def test_students_hear_of_new_sessions_that_are_still_to_be_held(people, status, action):
    people.value(PLAN, COMPANY, None, status)
    told = heard(people)
    assert told.keys() == (STUDENTS | ADMINS if action else ADMINS)
    if action:
        assert told["student"][0]["metadata"]["action"] == action


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        ("draft", "upcoming", "scheduled"),
        ("upcoming", "live", "started"),
        ("live", "completed", "ended"),
        ("upcoming", "cancelled", "cancelled"),
        ("live", "cancelled", "cancelled"),
        ("upcoming", "draft", "withdrawn"),
        ("cancelled", "upcoming", "scheduled"),
        ("live", "upcoming", "scheduled"),
        ("draft", "cancelled", None),
        ("completed", "cancelled", None),
        ("completed", "draft", None),
        ("upcoming", "upcoming", None),
    ],
)
def test_students_hear_how_a_session_goes_on(people, before, after, action):
    id = planned(people, before)
    with people.acting("admin"):
        people.conn.execute("update public.success_sessions set status = %s where id = %s", [after, id])
    told = heard(people)
    assert [payload["metadata"]["action"] for payload in told.get("student", [])] == ([action] if action else [])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("title = 'New'", STUDENTS | ADMINS),
        ("start_time = start_time + interval '1 day'", STUDENTS | ADMINS),
        ("link = 'https://meet.example/2'", STUDENTS | ADMINS),
        ("description = 'd', schedule_date = '2026-09-01', zoom_passcode = 'x'", ADMINS),
        ("title = title, start_time = start_time, link = link, status = status", set()),
        ("mentor_id = null", set()),
    ],
)
def test_students_hear_of_a_new_title_time_or_link_only(people, change, told):
    planned(people)
    people.conn.execute(f"update public.success_sessions set {change}")
    assert heard(people).keys() == told


@pytest.mark.parametrize("status", ["draft", "completed", "cancelled"])
def test_a_correction_of_what_is_over_or_not_out_yet_is_no_news_to_students(people, status):
    planned(people, status)
    people.conn.execute("update public.success_sessions set title = 'New'")
    assert heard(people).keys() == ADMINS


def test_every_move_within_one_moment_is_told(people):
    planned(people)
    for days in (1, 2, 3):
        people.conn.execute("update public.success_sessions set start_time = start_time + make_interval(days => %s)", [days])
    assert [payload["metadata"]["item_title"] for payload in heard(people)["student"]] == [
        f"Office hours (2026-09-{day:02} 08:30 UTC)" for day in (2, 4, 7)
    ]


def test_a_removed_session_is_told_to_administration(people):
    planned(people)
    with people.acting("admin"):
        people.conn.execute("delete from public.success_sessions")
    told = heard(people)
    assert told.keys() == ADMINS
    assert told["root"][0]["message"] == "The session **Office hours** was removed by admin."


def test_a_mentor_who_leaves_is_no_news(people):
    people.value(PLAN, COMPANY, people["mentor"], "upcoming")
    heard(people)
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    assert heard(people) == {}


def test_inactive_students_hear_nothing(people):
    people.suspend("student")
    people.value(PLAN, COMPANY, None, "upcoming")
    assert heard(people).keys() == (STUDENTS | ADMINS) - {"student"}
