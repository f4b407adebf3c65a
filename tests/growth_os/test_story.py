"""One student's whole story, told by those who act in it: from before the account to after it, with another company beside."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from chronicle import Chronicle
from people import OTHER_COMPANY, email
from promised import FUNCTIONAL_TRIGGERS
from psycopg import errors

OUTLIVING = {"admin_logs", "user_security_summary_backup", "segmented_weekly_success_sessions_backup"}


@pytest.fixture
def story(growth_os_database: str) -> Iterator[Chronicle]:
    """In a database of its own, where each statement is a transaction of its own."""
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        yield Chronicle(conn)


def course_is_prepared(story: Chronicle) -> None:
    """The other company first, so that it has something to see; then a course of three lessons, the second behind an assignment."""
    story.school.lesson("Elsewhere", 1, company=OTHER_COMPANY)
    story.run("foreign_student", "insert into public.support_tickets (user_id, title, description) values (%(foreign_student)s, 'T', 'D')")
    story.run("foreign_admin", "insert into public.modules (title) values ('Elsewhere')")

    with story.hearing("admin", "unmentored") as told:
        homework = story.run("mentor", "insert into public.assignments (name) values ('homework') returning id")
    story.school.assignments["homework"] = homework
    changed = [(item["key"], item["metadata"]["item_type"], item["metadata"]["changed_by_name"]) for item in told["admin"]]
    story.saw("assignments", "notify_on_learning_item_changed", changed == [("learning_item_changed", "assignment", "mentor")])

    new = "insert into public.available_lessons (recording_title, recording_url, sequence_order, assignment_id)"
    with story.hearing("admin", "second_admin", "unmentored", "foreign_student") as told:
        for order, title in enumerate(("One", "Two", "Three"), 1):
            gate = homework if title == "Two" else None
            values = f" values ('{title}', 'https://video.example/{title}', {order}, %(gate)s) returning id"
            story.school.lessons[title] = story.run("admin", new + values, gate=gate)
    story.saw("available_lessons", "notify_on_learning_item_changed", len(told["second_admin"]) == 3)
    story.saw("available_lessons", "handle_recording_changes", len(told["unmentored"]) == 3 and told["foreign_student"] == [])
    story.run("mentor", "update public.available_lessons set description = 'Watch first.' where recording_title = 'One'")
    with pytest.raises(errors.InsufficientPrivilege, match="Mentors may not change recording_url") as refusal:
        story.run("mentor", "update public.available_lessons set recording_url = 'https://elsewhere.example' where recording_title = 'One'")
    story.saw("available_lessons", "validate_mentor_recording_update", refusal)

    story.run(
        "admin",
        "insert into public.notification_templates (key, title_md, body_md)"
        " values ('assignment_graded', 'Graded: {assignment_name}', '{feedback}')",
    )
    story.saw("notification_templates", "audit_notification_templates", ("created", "admin") in story.logged("notification_template"))


def student_is_created(story: Chronicle) -> None:
    check = "select public.create_user_with_role('ada@growth.example', 'first-password', 'student') ->> 'can_create'"
    assert story.run("manager", check) == "true"
    with pytest.raises(errors.CheckViolation, match="Invalid role") as refusal, story.people.server():
        story.conn.execute(
            "insert into public.users (id, company_id, email, role) values (gen_random_uuid(), 1, 'a@growth.example', 'owner')"
        )
    story.saw("users", "validate_user_role", refusal)

    ada = story.people.account("ada")
    create = "select public.create_student_complete(%(email)s, 'first-password', 'Ada Lovelace', '+49 30 1234', p_mentor_id => %(mentor)s)"
    answer = story.run("manager", create, email=email("ada"))
    assert answer["success"] and answer["user_id"] == str(ada)
    story.saw("students", "generate_student_id", answer["student_number"] == "STU000003")
    story.saw("users", "audit_user", ("created", "manager") in story.logged("user", ada))
    assert (
        story.run("manager", check.replace("ada@growth.example", email("ada")).replace("can_create", "error"))
        == "This e-mail already exists."
    )


def student_is_onboarded(story: Chronicle) -> None:
    ada = story.people["ada"]
    with story.people.server():
        story.conn.execute("update public.users set is_temp_password = false, last_login_at = now() where id = %s", [ada])
    story.saw("users", "validate_password_security", story.logged("user", ada)[-1] == ("password_changed", None))
    story.run(
        "ada",
        "insert into public.onboarding_responses (user_id, question_id, answer, answer_type) values (%(ada)s, 'goal', 'A farm', 'text')",
    )
    story.run("ada", "update public.students set onboarding_completed = true, goal_brief = 'A farm'")
    story.run("ada", "insert into public.user_activity_logs (user_id, activity_type) values (%(ada)s, 'onboarding_completed')")
    assert story.run("mentor", "select goal_brief from public.students where user_id = %(ada)s") == "A farm"
    story.run("admin", "update public.users set lms_status = 'active' where id = %(ada)s")
    story.saw("users", "audit_user_status_changes_to_logs", story.logged("user", ada)[-1] == ("status_changed", "admin"))
    assert story.school.titles_seen_by("ada") == set()


def student_is_billed(story: Chronicle) -> None:
    bill = (
        "insert into public.invoices (student_id, installment_number, amount, due_date, status)"
        " select id, %(number)s, 1000, now() + make_interval(months => %(number)s), 'scheduled'"
        " from public.students where user_id = %(ada)s returning id"
    )
    first, second = [story.run("manager", bill, number=number) for number in (1, 2)]
    story.saw("invoices", "audit_invoice_changes", story.logged("invoice", first) == [("created", "manager")])
    with story.hearing("ada", "admin", "unmentored") as told:
        story.run("manager", "update public.invoices set status = 'issued' where id = %(first)s", first=first)
    issued = [item["metadata"]["invoice_id"] for item in told["ada"] if item["key"] == "invoice_issued"]
    story.saw("invoices", "notify_on_invoice_issued", issued == [str(first)] and told["unmentored"] == [])
    assert story.count("ada", "select from public.invoices") == 2
    assert story.count("unmentored", "select from public.invoices") == story.count("mentor", "select from public.invoices") == 0

    for number, invoice in enumerate((first, second)):
        pay = "insert into public.installment_payments (user_id, invoice_id, amount, transaction_id)"
        story.run("manager", f"{pay} values (%(ada)s, %(invoice)s, 1000, 'T{number}')", invoice=invoice)
        story.run("manager", "update public.invoices set status = 'paid', paid_at = now() where id = %(invoice)s", invoice=invoice)
    assert story.logged("invoice", second)[-1] == ("marked_paid", "manager")
    assert story.school.opened("ada") == []
    story.run("admin", "update public.students set fees_cleared = true where user_id = %(ada)s")
    story.saw("students", "handle_fees_cleared", story.school.opened("ada") == ["One"])


def student_learns(story: Chronicle) -> None:
    """One lesson after the other; the answer is declined first, and the second one approved."""
    school = story.school
    assert school.titles_seen_by("ada") == {"One"}
    school.watch("ada", "One")
    story.saw("recording_views", "handle_recording_watched", school.opened("ada") == ["One", "Two"])
    school.watch("ada", "Two")
    grade = "insert into public.assignment_grading (submission_id, result, feedback) values (%(answer)s, %(result)s, 'See notes.')"
    for version, result, opened in ((1, "declined", ["One", "Two"]), (2, "approved", ["One", "Two", "Three"])):
        answer = school.submit("ada", "homework", version)
        with story.hearing("ada", "unmentored") as told:
            story.run("mentor", grade, answer=answer, result=result)
        graded = [(item["title"], item["metadata"]["status"]) for item in told["ada"]]
        story.saw("assignment_grading", "notify_on_assignment_graded", graded == [("Graded: homework", result)] and not told["unmentored"])
        school.review("mentor", answer, result)
        assert school.opened("ada") == opened
    story.saw("submissions", "handle_sequential_submission_approval", school.titles_seen_by("ada") == {"One", "Two", "Three"})
    complete = "select public.has_completed_all_modules(%(ada)s)"
    assert story.run("ada", complete) is False
    school.watch("ada", "Three")
    story.run(
        "ada",
        "insert into public.recording_ratings (student_id, recording_id, rating) values (%(ada)s, %(one)s, 5)",
        one=school.lessons["One"],
    )
    assert story.run("mentor", complete) is True


def session_is_held(story: Chronicle) -> None:
    plan = (
        "insert into public.success_sessions (title, start_time, link, mentor_id)"
        " values ('Live', now(), 'https://meet.example/1', %(mentor)s) returning id"
    )
    with story.hearing("ada", "admin", "foreign_student") as told:
        session = story.run("mentor", plan)
    heard = {name: [(item["metadata"]["item_id"], item["metadata"]["action"]) for item in items] for name, items in told.items()}
    story.saw("success_sessions", "handle_success_session_changes", heard["ada"] == [(str(session), "scheduled")])
    story.saw("success_sessions", "notify_on_learning_item_changed", heard["admin"] == [(str(session), "added")])
    assert heard["foreign_student"] == []
    listed = story.count("ada", "select from public.segmented_weekly_success_sessions where id = %(session)s", session=session)
    story.saw("success_sessions", "handle_success_session_sync", listed == 1)


def student_connects_a_shop(story: Chronicle) -> None:
    story.run("ada", "insert into public.integrations (user_id, source, access_token) values (%(ada)s, 'shopify', 'secret')")
    story.saw("integrations", "audit_integration_access", story.logged("integration", story.people["ada"]) == [("created", "ada")])
    story.run(
        "ada",
        "insert into public.user_metrics (user_id, source, metric, value, date) values (%(ada)s, 'shopify', 'orders', 3, current_date)",
    )


def student_asks_for_help(story: Chronicle) -> None:
    with story.hearing("admin", "ada", "foreign_admin") as told:
        ticket = story.run(
            "ada", "insert into public.support_tickets (user_id, title, description) values (%(ada)s, 'Video', 'Stuck.') returning id"
        )
    about = [item["metadata"]["ticket_id"] for item in told["admin"]]
    story.saw("support_tickets", "notify_on_ticket_update", about == [str(ticket)] and not told["ada"] + told["foreign_admin"])
    with story.hearing("ada") as told:
        story.desk.reply("manager", ticket, "She has paid, by the way.", internal=True)
    assert told == {"ada": []}
    with story.hearing("ada") as told:
        story.desk.reply("manager", ticket, "Try again.")
    story.saw("support_ticket_replies", "notify_on_ticket_reply", [item["key"] for item in told["ada"]] == ["ticket_updated"])
    with story.acting("ada"):
        assert story.people.column("select message from public.support_ticket_replies") == ["Try again."]
    unread = story.count("ada", "select from public.notifications where status = 'sent'")
    assert story.run("ada", "select public.mark_all_notifications_read()") == unread
    assert unread >= 5


def student_is_recognised(story: Chronicle) -> None:
    award = "insert into public.user_badges (user_id, badge_id) select %(ada)s, id from public.badges where name = 'Assignment Ace'"
    with pytest.raises(errors.InsufficientPrivilege):
        story.run("ada", award)
    story.run("mentor", award)
    assert story.count("unmentored", "select from public.user_badges where user_id = %(ada)s") == 1


def student_is_suspended(story: Chronicle) -> None:
    assert any(story.view_of(story.people["ada"]).values())
    story.run("admin", "update public.users set status = 'suspended' where id = %(ada)s")
    assert not any(story.view_of(story.people["ada"]).values())
    for statement in (
        "insert into public.support_tickets (user_id, title, description) values (%(ada)s, 'Why?', 'Why?')",
        "insert into public.user_activity_logs (user_id, activity_type) values (%(ada)s, 'login')",
        "select public.get_sequential_unlock_status(%(ada)s)",
        "update public.users set full_name = 'Ada' where id = %(ada)s",
    ):
        with pytest.raises((errors.InsufficientPrivilege, AssertionError)):
            story.run("ada", statement)


def student_is_deleted(story: Chronicle) -> None:
    """Through auth.users, by the auth server; what was logged stays, without her as its author."""
    ada = story.people["ada"]
    storage = "insert into storage.objects (bucket_id, name) values ('assignment-submissions', %s)"
    story.conn.execute(storage, [f"{ada}/homework/essay.pdf"])
    before = story.people.column("select id from public.admin_logs")
    story.conn.execute("delete from auth.users where id = %s", [ada])
    assert set(before) < set(story.people.column("select id from public.admin_logs"))
    new = "select entity_type, action, performed_by, data -> 'files' from public.admin_logs where id <> all (%s)"
    log = story.conn.execute(new, [before]).fetchall()
    files = [{"bucket": "assignment-submissions", "name": f"{ada}/homework/essay.pdf"}]
    story.saw("auth.users", "handle_user_cascade_deletion", ("user", "cascade_deleted", None, files) in log)
    story.saw("auth.users", "handle_auth_user_deleted", ("user", "deleted", None, None) in log)
    assert sorted(entity for entity, action, *_ in log if action == "deleted") == ["integration", "invoice", "invoice", "user"]
    assert story.logged("integration", ada) == [("created", None), ("deleted", None)]
    left = {
        table
        for table in story.tables()
        if story.people.value(f"select count(*) from public.{table} as t where to_jsonb(t)::text like %s", f"%{ada}%")
    }
    # Staff was told about her and keeps what it was told.
    assert left <= {*OUTLIVING, "notifications"}
    assert story.people.value("select count(*) from public.notifications where user_id = %s", ada) == 0


CHAPTERS = (
    course_is_prepared,
    student_is_created,
    student_is_onboarded,
    student_is_billed,
    student_learns,
    session_is_held,
    student_connects_a_shop,
    student_asks_for_help,
    student_is_recognised,
    student_is_suspended,
    student_is_deleted,
)


def test_a_student_comes_pays_learns_asks_earns_and_goes_and_another_company_sees_nothing_of_it(story: Chronicle) -> None:
    elsewhere = None
    for chapter in CHAPTERS:
        chapter(story)
        elsewhere = elsewhere or story.other_company()
        assert story.other_company() == elsewhere, chapter.__name__
    assert story.seen == {(table, function) for table, function, _ in FUNCTIONAL_TRIGGERS}
