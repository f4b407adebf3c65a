"""W05, W07, W08, W12: nobody gives himself a role, a grade, a lesson, a payment or an entry in somebody's name."""

from __future__ import annotations

import psycopg
import pytest
from fix_database import as_caller
from help_desk import HelpDesk
from people import People
from psycopg.types.json import Jsonb
from school import School
from trying import becoming, done, refused

NOT_STAFF = ("mentor", "student", "unmentored")
ROLE = "select role from public.users where id = %s"


@pytest.mark.parametrize("caller", NOT_STAFF)
def test_w05_a_role_in_metadata_that_its_owner_may_edit_gives_nothing(people: People, caller: str) -> None:
    claim = {"role": "superadmin", "app_role": "superadmin", "company_id": 2}
    people.conn.execute("update auth.users set raw_user_meta_data = %s where id = %s", [Jsonb(claim), people[caller]])
    seen = "select count(*) from public.users"
    with people.acting(caller):
        before = people.value(seen)
    with as_caller(people.conn, people[caller], user_metadata=claim, app_metadata=claim):
        assert people.value("select public.get_current_user_role()") == people.value(ROLE, people[caller]) != "superadmin"
        assert people.value("select public.current_company_id()") == 1
        assert people.value(seen) == before


def test_w05_neither_a_policy_nor_a_function_reads_metadata_or_claims(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "with said (place, words) as ("
        " select polrelid::regclass || ' ' || polname, concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))"
        " from pg_policy"
        " union all select oid::regprocedure::text, prosrc from pg_proc where pronamespace = 'public'::regnamespace"
        ") select place from said where words ~* 'meta_?data[^a-z]*->>?\\s*''role|user_meta|app_meta|auth\\.jwt|request\\.jwt'"
    )
    assert found.fetchall() == []


ROADS = (
    "update public.users set role = 'superadmin' where id = %(me)s",
    "update public.users set role = 'superadmin'",
    "update public.users set (full_name, role) = ('me', 'admin') where id = %(me)s",
    "update public.users set status = 'inactive' where id = %(me)s",
    "update public.users set lms_status = 'active' where id = %(me)s",
    "update public.users set company_id = 2 where id = %(me)s",
    "insert into public.users (id, email, role) values (%(me)s, 'me@growth.example', 'superadmin')"
    " on conflict (id) do update set role = excluded.role",
    "insert into public.users (id, email, role) values (gen_random_uuid(), 'me@growth.example', 'superadmin')",
    "merge into public.users as u using (select 1) as one on u.id = %(me)s when matched then update set role = 'superadmin'",
)


@pytest.mark.parametrize("caller", NOT_STAFF)
def test_w07_a_student_cannot_make_himself_superadmin(people: People, caller: str) -> None:
    for road in ROADS:
        with refused(people.conn), people.acting(caller):
            people.conn.execute(road, {"me": people[caller]})


def test_w07_an_admin_makes_neither_himself_nor_his_people_superadmins(people: People) -> None:
    for target in ("admin", "second_admin", "mentor", "student"):
        with refused(people.conn), people.acting("admin"):
            people.conn.execute("update public.users set role = 'superadmin' where id = %s", [people[target]])


@pytest.fixture
def learner(school: School) -> dict[str, object]:
    """`student` has an open lesson, an answer that waits, and a bill."""
    school.course()
    school.clear_fees("unmentored")
    people = school.people
    enrolment = people.value("select id from public.students where user_id = %s", people["student"])
    invoice = people.value(
        "insert into public.invoices (student_id, installment_number, amount, due_date) values (%s, 1, 100, now()) returning id", enrolment
    )
    people.conn.execute("insert into public.success_partner_credits (user_id, credits_used) values (%s, 10)", [people["student"]])
    return {
        "me": people["student"],
        "mentor": people["mentor"],
        "submission": school.submit("student", "homework"),
        "lesson": school.lessons["Three"],
        "invoice": invoice,
        "badge": people.value("select id from public.badges limit 1"),
    }


SELF_SERVICE = {
    "approve his submission": "update public.submissions set status = 'approved' where id = %(submission)s",
    "hand in an approved one": "insert into public.submissions (student_id, assignment_id, status, version)"
    " select student_id, assignment_id, 'approved', 2 from public.submissions where id = %(submission)s",
    "name his reviewer": "update public.submissions set reviewed_by = %(mentor)s, reviewed_at = now() where id = %(submission)s",
    "grade himself": "insert into public.assignment_grading (submission_id, grader_id, result, score)"
    " values (%(submission)s, %(me)s, 'approved', 100)",
    "clear his fees": "update public.students set fees_cleared = true where user_id = %(me)s",
    "choose his mentor": "update public.students set mentor_id = null where user_id = %(me)s",
    "open a lesson": "insert into public.user_unlocks (user_id, recording_id, is_unlocked) values (%(me)s, %(lesson)s, true)",
    "open every lesson": "update public.user_unlocks set is_unlocked = true",
    "call what opens the next lesson": "select public.unlock_next_recording(%(me)s, %(lesson)s)",
    "call what works out his lessons": "select public.sync_user_unlock_progress(%(me)s)",
    "open the first lesson without paying": "select public.initialize_student_unlocks(%(me)s)",
    "pay his invoice with a word": "update public.invoices set status = 'paid', paid_at = now() where id = %(invoice)s",
    "write himself a receipt": "insert into public.installment_payments (user_id, invoice_id, amount) values (%(me)s, %(invoice)s, 100)",
    "get his credits back": "update public.success_partner_credits set credits_used = 0 where user_id = %(me)s",
    "take more credits": "insert into public.success_partner_credits (user_id, date, daily_limit) values (%(me)s, '2030-01-01', 999)",
    "award himself a badge": "insert into public.user_badges (user_id, badge_id) values (%(me)s, %(badge)s)",
    "look safer than he is": "insert into public.user_security_summary (user_id, security_score) values (%(me)s, 100)",
}


def test_w08_a_student_cannot_approve_grade_unlock_pay_or_award_himself(people: People, learner: dict[str, object]) -> None:
    assert done(people.conn, becoming(people, "student"), SELF_SERVICE.values(), learner) == []


def test_w08_whoever_may_can_do_all_of_it(people: People, learner: dict[str, object]) -> None:
    """So that nothing above fails for a reason of its own."""
    deeds = [statement.replace("%(me)s, 'approved'", "null, 'approved'") for statement in SELF_SERVICE.values()]
    assert done(people.conn, becoming(people, "server"), deeds, learner) == deeds


@pytest.mark.parametrize("caller", ["student", "unmentored", "mentor", "foreign_admin", "foreign_student"])
def test_w08_nobody_reads_an_invoice_that_is_not_his_to_read(people: People, learner: dict[str, object], caller: str) -> None:
    with people.acting(caller):
        seen = people.value("select count(*) from public.invoices where id = %s", learner["invoice"])
    assert seen == (1 if caller == "student" else 0)


FORGERIES = {
    "admin_logs": "(entity_type, action, performed_by) values ('user', 'deleted', %(victim)s)",
    "notifications": "(user_id, type, payload) values (%(victim)s, 'system', '{}')",
    "user_activity_logs": "(user_id, activity_type) values (%(victim)s, 'login')",
    "student_recovery_messages": "(user_id, days_inactive) values (%(victim)s, 3)",
    "user_unlocks": "(user_id, recording_id, is_unlocked) values (%(victim)s, %(lesson)s, true)",
    "user_security_summary": "(user_id, risk_level) values (%(victim)s, 'critical')",
    "onboarding_jobs": "(user_id, job_type) values (%(victim)s, 'mail')",
    "messages": "(user_id, content) values (%(victim)s, 'I leave.')",
    "support_tickets": "(user_id, title, description) values (%(victim)s, 'Close', 'my account')",
}


@pytest.fixture
def forgeries(school: School) -> tuple[list[str], dict[str, object]]:
    school.people.account("stranger")
    school.people.add("suspended", "admin")
    school.people.suspend("suspended")
    rows = [f"insert into public.{table} {row}" for table, row in FORGERIES.items()]
    return rows, {"victim": school.people["unmentored"], "lesson": school.lesson("One")}


@pytest.mark.parametrize("caller", ["anon", "stranger", "suspended", "student"])
def test_w12_nobody_forges_a_row_about_somebody_else(people: People, forgeries: tuple, caller: str) -> None:
    assert done(people.conn, becoming(people, caller), *forgeries) == []


def test_w12_the_server_can_write_every_one_of_those_rows(people: People, forgeries: tuple) -> None:
    assert done(people.conn, becoming(people, "server"), *forgeries) == forgeries[0]


@pytest.mark.parametrize("caller", ["anon", "student", "admin", "root"])
def test_w12_an_entry_of_the_audit_trail_is_neither_changed_nor_removed(people: People, caller: str) -> None:
    people.conn.execute("update public.users set full_name = 'Changed' where id = %s", [people["student"]])
    for statement in (
        "update public.admin_logs set description = 'Nothing.'",
        "delete from public.admin_logs",
        "truncate public.admin_logs",
    ):
        with refused(people.conn), becoming(people, caller)():
            people.conn.execute(statement)


def test_w29_an_internal_reply_is_for_staff_alone(desk: HelpDesk) -> None:
    """Neither seen nor told nor counted, and not written, by whoever opened the ticket."""
    people = desk.people
    ticket = desk.ticket("student", assigned_to="mentor")
    internal = desk.reply("mentor", ticket, "He is difficult.", internal=True)
    assert "student" not in desk.told()
    with people.acting("student"):
        assert people.column("select id from public.support_ticket_replies") == []
        assert people.value("select count(*) from public.support_ticket_replies where ticket_id = %s", ticket) == 0
    assert desk.attempt_reply("student", ticket, internal=True) == "denied"
    for statement in ("update public.support_ticket_replies set is_internal = false", "delete from public.support_ticket_replies"):
        with people.acting("student"):
            assert people.conn.execute(statement).rowcount == 0
    with people.acting("mentor"):
        assert people.column("select id from public.support_ticket_replies") == [internal]
    assert desk.reply("mentor", ticket) and "student" in desk.told()
