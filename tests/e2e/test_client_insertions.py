"""A row of each table about the same student, sent by everybody: whose insert goes through."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from academy import CAST, Academy

PEOPLE = ("anon", "visitor", "root", *(name for name, *_ in CAST))

ROOT = {"root"}
ADMINISTRATION = {"root", "admin"}
OFFICE = {"root", "admin", "manager"}
TEACHERS = {"root", "admin", "mentor"}
STAFF = {"root", "admin", "manager", "mentor"}
ROOT_AND_SELF = {"root", "student"}

WHO_MAY = {
    "admin_logs": set(),
    "assignment_grading": TEACHERS,
    "assignments": TEACHERS,
    "available_lessons": ADMINISTRATION,
    "badges": ADMINISTRATION,
    "company_settings": ROOT,
    "course_tracks": ADMINISTRATION,
    "email_queue": ADMINISTRATION,
    "installment_payments": OFFICE,
    "installment_plans": ROOT,
    "integrations": {"student"},
    "invoices": OFFICE,
    "messages": STAFF | {"student"},
    "milestone_categories": ADMINISTRATION,
    "milestones": ADMINISTRATION,
    "modules": ADMINISTRATION,
    "notification_settings": ADMINISTRATION | {"student"},
    "notification_templates": ADMINISTRATION,
    "notifications": STAFF,
    "onboarding_jobs": ROOT,
    "onboarding_responses": ROOT_AND_SELF,
    "recording_attachments": TEACHERS,
    "recording_ratings": ROOT_AND_SELF,
    "recording_views": ROOT_AND_SELF,
    "student_recovery_messages": OFFICE,
    "submissions": ROOT_AND_SELF,
    "success_partner_credits": ADMINISTRATION,
    "success_sessions": TEACHERS,
    "support_ticket_replies": ROOT_AND_SELF,
    "support_tickets": OFFICE | {"student"},
    "user_activity_logs": {"student"},
    "user_badges": STAFF,
    "user_metrics": ROOT_AND_SELF,
    "user_security_summary": ROOT,
    "user_unlocks": ADMINISTRATION,
}
ELSEWHERE = {"users", "students", "segmented_weekly_success_sessions"}
"""The academy itself is made of the first two; a trigger writes the third."""
WRITABLE = """
select c.relname from pg_catalog.pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and pg_catalog.has_any_column_privilege('authenticated', c.oid, 'insert')
"""


def rows(academy: Academy) -> dict[str, dict[str, Any]]:
    """By table, a row that is about our student as far as it is about anybody."""
    person, student, email = academy.id("student"), academy.students["student"], academy.people["student"].email
    lesson, assignment, submission = academy.lessons["ours"], academy.assignments["ours"], academy.submissions["student"]
    return {
        "admin_logs": {"entity_type": "user", "entity_id": person, "action": "praised", "performed_by": person},
        "assignment_grading": {"submission_id": submission, "result": "approved"},
        "assignments": {"name": "more"},
        "available_lessons": {"recording_title": "More"},
        "badges": {"name": "More"},
        "company_settings": {"company_name": "Another"},
        "course_tracks": {"name": "More"},
        "email_queue": {"user_id": person, "recipient_email": email, "recipient_name": "student", "email_type": "assignment_review"},
        "installment_payments": {"user_id": person, "student_id": student, "amount": 1},
        "installment_plans": {"name": "More", "num_installments": 1, "total_amount": 1, "interval_days": 0},
        "integrations": {"user_id": person, "source": "shopify", "access_token": "not a real one"},
        "invoices": {"student_id": student, "installment_number": 1, "amount": 1, "due_date": "2030-01-01T10:00:00Z"},
        "messages": {"user_id": person, "content": "Hello."},
        "milestone_categories": {"name": "More"},
        "milestones": {"name": "More", "description": "More.", "trigger_type": "manual"},
        "modules": {"title": "More"},
        "notification_settings": {"user_id": person},
        "notification_templates": {"key": "more", "title_md": "More", "body_md": "More."},
        "notifications": {"user_id": person, "type": "system"},
        "onboarding_jobs": {"user_id": person, "job_type": "welcome"},
        "onboarding_responses": {"user_id": person, "question_id": "why", "answer_type": "text"},
        "recording_attachments": {"recording_id": lesson, "file_name": "more.pdf", "file_url": "more.pdf"},
        "recording_ratings": {"student_id": person, "recording_id": lesson, "rating": 5},
        "recording_views": {"user_id": person, "recording_id": lesson},
        "student_recovery_messages": {"user_id": person, "days_inactive": 3},
        "submissions": {"assignment_id": assignment, "student_id": person, "version": 2},
        "success_partner_credits": {"user_id": person, "date": "2030-01-01"},
        "success_sessions": {"title": "Live", "start_time": "2030-01-01T10:00:00Z", "link": "https://meet.example/1"},
        "support_ticket_replies": {"ticket_id": academy.ticket, "user_id": person, "message": "Still not."},
        "support_tickets": {"user_id": person, "title": "No sound", "description": "In lesson one."},
        "user_activity_logs": {"user_id": person, "activity_type": "login"},
        "user_badges": {"user_id": person, "badge_id": academy.badge},
        "user_metrics": {"user_id": person, "source": "lms", "metric": "minutes", "value": 1, "date": "2030-01-01"},
        "user_security_summary": {"user_id": person},
        "user_unlocks": {"user_id": person, "recording_id": lesson},
    }


@pytest.mark.parametrize("table", WHO_MAY)
def test_a_row_is_taken_from_those_who_may(academy: Academy, table: str) -> None:
    company = {} if table == "company_settings" else {"company_id": academy.companies["ours"]}
    row = rows(academy)[table] | company
    answers = {name: academy[name].from_(table).insert(row).tried() for name in PEOPLE}
    assert {name for name, answer in answers.items() if answer.status == 201} == WHO_MAY[table]
    # Everybody else is refused, and not stopped by something else in the row.
    assert {name: answer for name, answer in answers.items() if name not in WHO_MAY[table] and not answer.denied} == {}


def test_every_table_that_takes_a_row_from_somebody_is_tried(academy: Academy) -> None:
    with psycopg.connect(academy.clients.project.conninfo) as conn:
        tables = {row[0] for row in conn.execute(WRITABLE)}
    assert tables == WHO_MAY.keys() | ELSEWHERE
