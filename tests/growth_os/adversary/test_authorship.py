"""Who did something and when is not for the one who does it to choose."""

from __future__ import annotations

from uuid import UUID

import pytest
from people import DENIED, OTHER_COMPANY, People
from psycopg import errors
from school import School


@pytest.fixture
def answer(people: People, school: School) -> UUID:
    """What the student handed in."""
    school.assignment("essay")
    return school.submit("student", "essay")


@pytest.mark.parametrize(("reviewer", "error"), [("admin", errors.InsufficientPrivilege), ("unmentored", errors.InsufficientPrivilege)])
@pytest.mark.usefixtures("answer")
def test_a_mentor_approves_in_nobody_elses_name(people: People, reviewer: str, error: type[Exception]) -> None:
    approve = "update public.submissions set status = 'approved', reviewed_by = %s"
    with pytest.raises(error), people.acting("mentor"):
        people.conn.execute(approve, [people[reviewer]])
    assert people.attempt("mentor", approve, people["mentor"]) == 1


@pytest.mark.parametrize("caller", ["admin", "root"])
@pytest.mark.parametrize("reviewer", ["unmentored", "manager"])
@pytest.mark.usefixtures("answer")
def test_only_somebody_who_reviews_is_named_as_the_reviewer(people: People, caller: str, reviewer: str) -> None:
    name = "update public.submissions set reviewed_by = %s"
    with pytest.raises(errors.CheckViolation, match="names nobody who reviews in company 1"), people.acting(caller):
        people.conn.execute(name, [people[reviewer]])
    assert people.attempt(caller, name, people["mentor"]) == 1


@pytest.mark.usefixtures("answer")
def test_a_review_stays_with_its_reviewer_when_somebody_else_goes_on(people: People) -> None:
    with people.acting("admin"):
        people.conn.execute("update public.submissions set status = 'revision_required', reviewed_by = auth.uid()")
    assert people.attempt("mentor", "update public.submissions set notes = 'Nearly.'") == 1
    people.conn.execute("update public.users set role = 'enrollment_manager' where id = %s", [people["admin"]])
    assert people.attempt("mentor", "update public.submissions set notes = 'Nearly.', reviewed_by = reviewed_by") == 1


@pytest.mark.parametrize("when", ["now() - interval '1 minute'", "now() + interval '1 day'", "'-infinity'"])
def test_an_answer_is_handed_in_when_it_is_handed_in(people: People, school: School, when: str) -> None:
    hand_in = "insert into public.submissions (student_id, assignment_id, submitted_at) values (auth.uid(), %s, {})"
    assert people.attempt("student", hand_in.format(when), school.assignment("essay")) == DENIED
    assert people.attempt("student", hand_in.format("default"), school.assignments["essay"]) == 1


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor"])
@pytest.mark.parametrize("when", ["now() - interval '1 minute'", "now() + interval '1 minute'", "'infinity'"])
def test_an_entry_of_the_audit_trail_is_of_the_moment_it_is_made(people: People, caller: str, when: str) -> None:
    entry = "insert into public.admin_logs (entity_type, action, created_at) values ('user', 'viewed', {})"
    assert people.attempt(caller, entry.format(when)) == DENIED
    assert people.attempt(caller, entry.format("default")) == 1


@pytest.mark.parametrize("when", ["now() - interval '1 minute'", "now() + interval '1 minute'"])
def test_a_look_alike_entry_does_not_lead_the_news_of_a_deletion_into_another_company(people: People, when: str) -> None:
    people.conn.execute(
        "insert into public.admin_logs (company_id, entity_type, entity_id, action, performed_by, created_at)"
        f" values (1, 'user', %s, 'cascade_deleted', %s, {when})",
        [people["foreign_student"], people["mentor"]],
    )
    people.conn.execute("delete from auth.users where id = %s", [people["foreign_student"]])
    filed = people.column("select company_id from public.admin_logs where entity_id = %s and action = 'deleted'", people["foreign_student"])
    assert filed == [OTHER_COMPANY]


@pytest.mark.parametrize("column", ["content", "file_url", "file_urls", "links"])
@pytest.mark.usefixtures("answer")
def test_a_mentor_does_not_rewrite_an_answer(people: People, column: str) -> None:
    rewrite = f"update public.submissions set {column} = '[1]'"
    tried = {caller: people.attempt(caller, rewrite) for caller in ("admin", "mentor", "student", "root")}
    assert tried == {"admin": 1, "mentor": DENIED, "student": 1, "root": 1}
    assert people.attempt("mentor", f"update public.submissions set status = 'declined', {column} = {column}") == 1


@pytest.mark.parametrize("change", ["job_type = 'delete_account'", "payload = '{\"company_id\": 2}'"])
def test_an_admin_does_not_turn_one_job_into_another(people: People, change: str) -> None:
    people.conn.execute("insert into public.onboarding_jobs (user_id, job_type, status) values (%s, 'mail', 'failed')", [people["student"]])
    assert people.attempt("admin", f"update public.onboarding_jobs set {change}") == DENIED
    assert people.attempt("root", f"update public.onboarding_jobs set {change}") == 1
    assert people.attempt("admin", "update public.onboarding_jobs set status = 'pending', job_type = job_type") == 1
