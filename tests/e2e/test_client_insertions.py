"""One row about the same student, sent by everybody to one table after the other: whose insert goes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from academy import CAST, Academy

PEOPLE = ("anon", "visitor", "root", *(name for name, *_ in CAST))
STAFF = {"root", "admin", "manager", "mentor"}

Row = Callable[[Academy], dict[str, Any]]

INSERTIONS: list[tuple[str, Row, set[str]]] = [
    ("modules", lambda _: {"title": "More"}, {"root", "admin"}),
    ("available_lessons", lambda _: {"recording_title": "More"}, {"root", "admin"}),
    ("assignments", lambda _: {"name": "more"}, {"root", "admin", "mentor"}),
    (
        "submissions",
        lambda academy: {"assignment_id": academy.assignments["ours"], "student_id": academy.id("student"), "version": 2},
        {"root", "student"},
    ),
    (
        "assignment_grading",
        lambda academy: {"submission_id": academy.submissions["student"], "result": "approved"},
        {"root", "admin", "mentor"},
    ),
    (
        "recording_ratings",
        lambda academy: {"student_id": academy.id("student"), "recording_id": academy.lessons["ours"], "rating": 5},
        {"root", "student"},
    ),
    ("user_unlocks", lambda academy: {"user_id": academy.id("student"), "recording_id": academy.lessons["ours"]}, {"root", "admin"}),
    ("user_badges", lambda academy: {"user_id": academy.id("student"), "badge_id": badge(academy)}, STAFF),
    (
        "success_sessions",
        lambda _: {"title": "Live", "start_time": "2030-01-01T10:00:00Z", "link": "https://meet.example/1"},
        {"root", "admin", "mentor"},
    ),
    (
        "success_partner_credits",
        lambda academy: {"user_id": academy.id("student"), "date": "2030-01-01"},
        {"root", "admin"},
    ),
    (
        "support_tickets",
        lambda academy: {"user_id": academy.id("student"), "title": "No sound", "description": "In lesson one."},
        {"root", "admin", "manager", "student"},
    ),
    ("notifications", lambda academy: {"user_id": academy.id("student"), "type": "system"}, STAFF),
    ("company_settings", lambda _: {"company_name": "Another"}, {"root"}),
]
WITHOUT_COMPANY = {"company_settings"}


@pytest.mark.parametrize(("table", "row", "expected"), INSERTIONS, ids=[table for table, _, _ in INSERTIONS])
def test_a_row_about_our_student_is_taken_from_those_who_may(academy: Academy, table: str, row: Row, expected: set[str]) -> None:
    sent = row(academy) if table in WITHOUT_COMPANY else {**row(academy), "company_id": academy.companies["ours"]}
    answers = {name: academy[name].from_(table).insert(sent).tried() for name in PEOPLE}
    assert {name for name, answer in answers.items() if answer.status == 201} == expected
    assert {name: (answer.code, answer.message) for name, answer in answers.items() if not answer.denied and name not in expected} == {}


def badge(academy: Academy) -> str:
    return academy["admin"].from_("badges").select("id").eq("name", "First Login").single().send().data["id"]
