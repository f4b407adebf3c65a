"""What each person gets to write through the API, and how a refusal reaches the client."""

from __future__ import annotations

import secrets
from typing import Any

import pytest
from academy import Academy
from sessions import Answer

NOBODIES = ("visitor", "suspended")


def outcome(answer: Answer) -> int | str:
    """How many rows came back, or that the statement was denied."""
    return "denied" if answer.denied else len(answer.rows)


@pytest.mark.parametrize("name", ["admin", "mentor"])
def test_a_row_without_a_company_is_of_the_callers_company(academy: Academy, name: str) -> None:
    insertion = academy[name].from_("assignments").insert({"name": "more"})
    assert insertion.select("name, company_id").tried().rows == [{"name": "more", "company_id": academy.companies["ours"]}]


@pytest.mark.parametrize("name", ["manager", "student", "anon", *NOBODIES])
def test_a_row_is_denied_to_those_who_may_not_make_one(academy: Academy, name: str) -> None:
    for company in academy.companies.values():
        assert academy[name].from_("assignments").insert({"name": "more", "company_id": company}).tried().denied


@pytest.mark.parametrize("name", ["admin", "mentor", "foreign_admin"])
def test_a_row_for_another_company_is_denied_to_all_but_superadmins(academy: Academy, name: str) -> None:
    company = academy.companies["ours" if name == "foreign_admin" else "theirs"]
    row = {"name": "smuggled", "company_id": company}
    assert academy[name].from_("assignments").insert(row).tried().denied
    assert academy["root"].from_("assignments").insert(row).select("name").tried().rows == [{"name": "smuggled"}]


def test_a_refusal_is_403_for_somebody_and_401_for_nobody(academy: Academy) -> None:
    row = {"name": "more", "company_id": academy.companies["ours"]}
    assert academy["student"].from_("assignments").insert(row).send().status == 403
    assert academy["anon"].from_("assignments").insert(row).send().status == 401


def test_one_row_that_may_not_be_keeps_the_others_out_too(academy: Academy) -> None:
    admin, mark = academy["admin"], secrets.token_hex(4)
    rows = [{"name": mark, "company_id": academy.companies[company]} for company in ("ours", "theirs")]
    assert admin.from_("assignments").insert(rows).send().denied
    assert academy["root"].from_("assignments").select("id").eq("name", mark).send().rows == []


def test_an_insert_answers_with_the_row_only_if_asked(academy: Academy) -> None:
    insertion = academy["mentor"].from_("assignments").insert({"name": "more"})
    assert (insertion.tried().status, insertion.tried().data) == (201, None)
    assert insertion.select("name").tried().rows == [{"name": "more"}]


@pytest.mark.parametrize(
    ("row", "status", "code"),
    [
        ({"submission_type": "telepathy"}, 400, "23514"),
        ({"name": None}, 400, "23502"),
        ({"due_days": "soon"}, 400, "22P02"),
        ({"mentor_id": "00000000-0000-0000-0000-000000000000"}, 409, "23503"),
        ({"colour": "red"}, 400, "PGRST204"),
    ],
)
def test_a_bad_value_is_told_from_a_refusal(academy: Academy, row: dict[str, Any], status: int, code: str) -> None:
    answer = academy["admin"].from_("assignments").insert({"name": "more", **row}).tried()
    assert (answer.status, answer.code) == (status, code)


def test_a_second_row_of_the_same_key_is_a_conflict(academy: Academy) -> None:
    again = academy["admin"].from_("students").insert({"user_id": academy.id("student")}).tried()
    assert (again.status, again.code) == (409, "23505")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, 1) for name in ("root", "admin", "manager", "student")),
        *((name, 0) for name in ("mentor", "unmentored", "foreign_admin", "foreign_student", *NOBODIES)),
        ("anon", "denied"),
    ],
)
def test_an_update_reaches_the_profiles_the_caller_may_change(academy: Academy, name: str, expected: int | str) -> None:
    update = academy[name].from_("users").update({"phone": "+43 660 1234567"}).eq("id", academy.id("student"))
    assert outcome(update.select("id").tried()) == expected


@pytest.mark.parametrize(
    "values",
    [
        {"role": "superadmin"},
        {"status": "active", "role": "admin"},
        {"company_id": 2},
        {"lms_status": "active"},
        {"email": "somebody-else@growth.example"},
        {"created_by": None},
    ],
    ids=" ".join,
)
def test_a_student_changes_none_of_the_columns_that_are_for_others(academy: Academy, values: dict[str, Any]) -> None:
    assert academy["student"].from_("users").update(values).eq("id", academy.id("student")).tried().denied


def test_a_student_clears_no_fees_and_takes_no_mentor(academy: Academy) -> None:
    own = academy["student"].from_("students")
    for values in ({"fees_cleared": True}, {"mentor_id": None}, {"student_id": "STU000001"}):
        assert own.update(values).eq("user_id", academy.id("student")).tried().denied
    allowed = own.update({"goal_brief": "To teach."}).eq("user_id", academy.id("student"))
    assert allowed.select("goal_brief").tried().rows == [{"goal_brief": "To teach."}]


def test_an_update_without_a_filter_stays_within_what_the_caller_may_change(academy: Academy) -> None:
    changed = academy["student"].from_("users").update({"dream_goal_summary": "all mine"}).select("id").tried().rows
    assert changed == [{"id": academy.id("student")}]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, 1) for name in ("root", "admin", "mentor")),
        ("student", "denied"),
        *((name, 0) for name in ("manager", "unmentored", "foreign_admin", *NOBODIES)),
    ],
)
def test_an_answer_is_approved_by_its_mentor_and_administration_and_never_by_its_author(
    academy: Academy, name: str, expected: int | str
) -> None:
    approval = academy[name].from_("submissions").update({"status": "approved"}).eq("id", academy.submissions["student"])
    assert outcome(approval.select("status").tried()) == expected


def test_a_student_hands_nothing_in_for_another_and_nothing_approved(academy: Academy) -> None:
    row = {"assignment_id": academy.assignments["ours"], "student_id": academy.id("student"), "version": 2}
    own = academy["student"].from_("submissions")
    assert own.insert({**row, "status": "approved"}).tried().denied
    assert own.insert({**row, "student_id": academy.id("unmentored")}).tried().denied
    assert own.insert(row).select("status").tried().rows == [{"status": "pending"}]


def test_a_player_writes_the_same_view_twice(academy: Academy) -> None:
    student = academy["student"]
    view = {"user_id": academy.id("student"), "recording_id": academy.lessons["ours"], "watched": False}
    key = {"onConflict": "user_id,recording_id"}
    statuses = [student.from_("recording_views").upsert({**view, "watched": watched}, key).send().status for watched in (False, True)]
    assert statuses == [201, 200]
    kept = student.from_("recording_views").upsert(view, {**key, "ignoreDuplicates": True}).select("watched").send()
    assert kept.rows == []
    assert student.from_("recording_views").select("watched").eq("recording_id", view["recording_id"]).send().rows == [{"watched": True}]


def test_an_upsert_writes_no_view_of_somebody_else(academy: Academy) -> None:
    key = {"onConflict": "user_id,recording_id"}
    view = {"user_id": academy.id("student"), "recording_id": academy.lessons["ours"], "watched": True}
    for name in ("unmentored", "mentor", "foreign_student", *NOBODIES):
        assert academy[name].from_("recording_views").upsert(view, key).tried().denied


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, 1) for name in ("root", "admin")),
        *((name, 0) for name in ("manager", "mentor", "student", "foreign_admin", *NOBODIES)),
        ("anon", "denied"),
    ],
)
def test_a_deletion_reaches_the_rows_the_caller_may_delete(academy: Academy, name: str, expected: int | str) -> None:
    deletion = academy[name].from_("assignments").delete().eq("id", academy.assignments["ours"])
    assert outcome(deletion.select("id").tried()) == expected


def test_the_server_passes_row_security_and_not_the_rules_of_the_tables(academy: Academy) -> None:
    server = academy.server
    assert {row["id"] for row in server.from_("users").select("id").send().rows} >= {person.id for person in academy.people.values()} - {
        academy.id("visitor")
    }
    answer = server.from_("users").update({"role": "owner"}).eq("id", academy.id("student")).tried()
    assert (answer.status, answer.code) == (400, "23514")


def test_a_session_is_read_by_naming_its_columns_because_some_are_hidden(academy: Academy) -> None:
    row = {"title": "Live", "start_time": "2030-01-01T10:00:00Z", "link": "https://meet.example/1", "zoom_passcode": "4711"}
    admin = academy["admin"]
    assert admin.from_("success_sessions").insert(row).tried().status == 201
    assert admin.from_("success_sessions").insert(row).select("title, link").tried().rows == [{"title": "Live", "link": row["link"]}]
    for columns in ("*", "zoom_passcode"):
        assert admin.from_("success_sessions").select(columns).send().denied
