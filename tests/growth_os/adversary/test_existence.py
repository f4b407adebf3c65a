"""Nobody learns from a refusal what exists in another company: an id that is unknown and one from there get one answer."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from people import OTHER_COMPANY, People
from school import School

ELSEWHERE = {
    "lesson": "insert into public.available_lessons (company_id, recording_title) values (2, 'Elsewhere') returning id",
    "assignment": "insert into public.assignments (company_id, name) values (2, 'Elsewhere') returning id",
    "plan": "insert into public.installment_plans (company_id, name, num_installments, total_amount, interval_days)"
    " values (2, 'Elsewhere', 1, 1, 0) returning id",
    "badge": "insert into public.badges (company_id, name) values (2, 'Elsewhere') returning id",
    "category": "insert into public.milestone_categories (company_id, name) values (2, 'Elsewhere') returning id",
    "enrolment": "select id from public.students where user_id = %(person)s",
    "invoice": "insert into public.invoices (student_id, installment_number, amount, due_date)"
    " select id, 1, 1, now() from public.students where user_id = %(person)s returning id",
    "person": "select %(person)s::uuid",
    "mentor": "select %(mentor)s::uuid",
}
"""What another company has, each by the query that makes or finds its id."""

POINTERS = (
    ("student", "lesson", "insert into public.recording_views (user_id, recording_id) values (auth.uid(), %(id)s)"),
    ("student", "lesson", "insert into public.recording_ratings (student_id, recording_id, rating) values (auth.uid(), %(id)s, 5)"),
    ("student", "assignment", "insert into public.submissions (student_id, assignment_id) values (auth.uid(), %(id)s)"),
    ("admin", "lesson", "insert into public.user_unlocks (user_id, recording_id) values (%(student)s, %(id)s)"),
    ("admin", "assignment", "insert into public.available_lessons (recording_title, assignment_id) values ('Ours', %(id)s)"),
    ("admin", "person", "insert into public.available_lessons (recording_title, uploaded_by) values ('Ours', %(id)s)"),
    ("mentor", "mentor", "insert into public.assignments (name, mentor_id) values ('Ours', %(id)s)"),
    (
        "admin",
        "category",
        "insert into public.milestones (category_id, name, description, trigger_type) values (%(id)s, 'Ours', '', 'manual')",
    ),
    ("mentor", "badge", "insert into public.user_badges (user_id, badge_id) values (%(student)s, %(id)s)"),
    ("manager", "mentor", "update public.students set mentor_id = %(id)s where user_id = %(student)s"),
    ("manager", "plan", "update public.students set installment_plan_id = %(id)s where user_id = %(student)s"),
    ("manager", "enrolment", "insert into public.installment_payments (user_id, student_id, amount) values (%(student)s, %(id)s, 1)"),
    ("manager", "invoice", "insert into public.installment_payments (user_id, invoice_id, amount) values (%(student)s, %(id)s, 1)"),
    (
        "manager",
        "person",
        "insert into public.support_tickets (user_id, title, description, assigned_to) values (%(student)s, '', '', %(id)s)",
    ),
    ("admin", "mentor", "update public.assignment_grading set grader_id = %(id)s"),
    ("admin", "mentor", "update public.submissions set reviewed_by = %(id)s"),
)

OWNERS = (
    "insert into public.recording_views (company_id, user_id, recording_id) values ({}, %(owner)s, gen_random_uuid())",
    "insert into public.user_activity_logs (company_id, user_id, activity_type) values ({}, %(owner)s, 'seen')",
    "insert into public.support_tickets (company_id, user_id, title, description) values ({}, %(owner)s, '', '')",
    "insert into public.notifications (company_id, user_id, type) values ({}, %(owner)s, 'seen')",
)


def attempted(people: People, caller: str, query: str, **named: object) -> tuple[str | None, ...]:
    """All that a client is told when the statement is refused."""
    with pytest.raises(psycopg.Error) as refused, people.conn.transaction(), people.acting(caller):
        people.conn.execute(query, named)
    told = refused.value.diag
    return (
        told.sqlstate,
        told.message_primary,
        told.message_detail,
        told.message_hint,
        told.schema_name,
        told.table_name,
        told.constraint_name,
    )


@pytest.mark.parametrize(("caller", "what", "query"), POINTERS, ids=[f"{c}-{w}-{q.split()[2]}" for c, w, q in POINTERS])
def test_a_pointer_at_another_company_is_refused_like_one_at_nothing(
    people: People, school: School, caller: str, what: str, query: str
) -> None:
    people.conn.execute(
        "insert into public.assignment_grading (submission_id, grader_id) values (%s, %s)",
        [
            school.new(
                "insert into public.submissions (student_id, assignment_id) values (%s, %s) returning id",
                people["student"],
                school.assignment("ours"),
            ),
            people["mentor"],
        ],
    )
    there = people.conn.execute(ELSEWHERE[what], {"person": people["foreign_student"], "mentor": people["foreign_mentor"]}).fetchone()
    assert there is not None
    told = {attempted(people, caller, query, id=id, student=people["student"]) for id in (there[0], uuid4())}
    assert len(told) == 1, told


@pytest.mark.parametrize("caller", ["stranger", "suspended", "student", "mentor", "manager", "admin"])
def test_an_owner_in_another_company_is_refused_like_nobody(people: People, caller: str) -> None:
    people.account("stranger")
    people.add("suspended", "admin")
    people.suspend("suspended")
    for query in OWNERS:
        for company in ("default", "null", "1", "2", "77"):
            told = [attempted(people, caller, query.format(company), owner=owner) for owner in (people["foreign_student"], uuid4())]
            assert told[0] == told[1], (query, company)


def test_a_superadmin_still_writes_in_every_company(people: People) -> None:
    for company in (None, OTHER_COMPANY):
        query = "insert into public.notifications (company_id, user_id, type) values (%s, %s, 'seen')"
        assert people.attempt("root", query, company, people["foreign_student"]) == 1
