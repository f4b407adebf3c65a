"""Who opens, sees, handles and deletes a ticket, and which of its columns are whose."""

from __future__ import annotations

from uuid import uuid4

import pytest
from help_desk import OPEN
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors

UPDATE = "update public.support_tickets set {} where id = %s"


@pytest.mark.parametrize("opener", ["student", "mentor", "manager", "admin", "foreign_student"])
def test_everybody_opens_tickets_for_himself(desk, people, opener):
    id = desk.ticket(opener)
    row = people.conn.execute(
        "select company_id, user_id, status, priority, category, assigned_to from public.support_tickets where id = %s", [id]
    ).fetchone()
    company = OTHER_COMPANY if opener == "foreign_student" else COMPANY
    assert row == (company, people[opener], "open", "medium", None, None)


def test_a_superadmin_names_the_company_of_his_ticket(people):
    with pytest.raises(errors.NotNullViolation, match="name company_id"), people.acting("root"):
        people.conn.execute(OPEN, [people["root"], "T"])
    insert = "insert into public.support_tickets (company_id, user_id, title, description) values (2, %s, 'T', 'D')"
    assert people.attempt("root", insert, people["root"]) == 1


@pytest.mark.parametrize(
    ("caller", "may"),
    [
        ("root", {"student", "mentor", "foreign_student"}),
        ("admin", {"student", "mentor"}),
        ("manager", {"student", "mentor"}),
        ("mentor", {"mentor"}),
        ("student", {"student"}),
        ("foreign_admin", {"foreign_student"}),
    ],
)
def test_only_administration_opens_tickets_for_others(people, caller, may):
    assert {name for name in ("student", "mentor", "foreign_student") if people.attempt(caller, OPEN, people[name], "T") == 1} == may


@pytest.mark.parametrize("caller", ["student", "mentor"])
@pytest.mark.parametrize(("column", "value"), [("status", "closed"), ("assigned_to", "mentor"), ("assigned_to", "student")])
def test_whoever_asks_opens_nothing_that_is_already_handled(people, caller, column, value):
    value = people[value] if column == "assigned_to" else value
    insert = f"insert into public.support_tickets (user_id, title, description, {column}) values (%s, 'T', 'D', %s)"
    assert people.attempt(caller, insert, people[caller], value) == DENIED
    assert people.attempt("admin", insert, people[caller], value) == 1


def test_whoever_asks_says_how_urgent_it_is_and_what_it_is_about(people):
    insert = (
        "insert into public.support_tickets (user_id, title, description, priority, category) values (%s, 'T', 'D', 'urgent', 'billing')"
    )
    assert people.attempt("student", insert, people["student"]) == 1


def test_who_sees_a_ticket(desk, people):
    own = desk.ticket("student")
    assigned = desk.ticket("unmentored", assigned_to="mentor")
    mentors = desk.ticket("mentor")
    foreign = desk.ticket("foreign_student", assigned_to="foreign_mentor")
    people.account("stranger")
    assert {name: desk.seen(name) for name in people.ids} == {
        "root": {own, assigned, mentors, foreign},
        "admin": {own, assigned, mentors},
        "second_admin": {own, assigned, mentors},
        "manager": {own, assigned, mentors},
        # A mentor's students are one thing, a mentor's tickets another.
        "mentor": {assigned, mentors},
        "student": {own},
        "unmentored": {assigned},
        "foreign_admin": {foreign},
        "foreign_mentor": {foreign},
        "foreign_student": {foreign},
        "stranger": set(),
    }


@pytest.mark.parametrize("name", ["root", "admin", "mentor", "student"])
def test_a_suspended_account_sees_no_ticket_and_opens_none(desk, people, name):
    desk.ticket("student", assigned_to="mentor")
    people.suspend(name)
    assert desk.seen(name) == set()
    for statement in ("update public.support_tickets set title = 'x'", "delete from public.support_tickets"):
        assert people.attempt(name, statement) == 0
    opening = "insert into public.support_tickets (company_id, user_id, title, description) values (1, %s, 'T', 'D')"
    assert people.attempt(name, opening, people[name]) == DENIED
    with people.acting(name):
        assert people.column("select public.own_ticket_ids() union all select public.assigned_ticket_ids()") == []


@pytest.mark.parametrize(
    ("caller", "touched"),
    [("root", 4), ("admin", 3), ("manager", 3), ("mentor", 2), ("student", 1), ("foreign_admin", 1), ("foreign_mentor", 0)],
)
def test_who_handles_which_tickets(desk, people, caller, touched):
    desk.ticket("student")
    desk.ticket("unmentored", assigned_to="mentor")
    desk.ticket("mentor")
    desk.ticket("foreign_student")
    assert people.attempt(caller, "update public.support_tickets set category = 'technical'") == touched


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ("title = 'New', description = 'New', category = 'account'", {"root", "admin", "manager", "mentor", "student"}),
        ("status = 'closed'", {"root", "admin", "manager", "mentor"}),
        ("priority = 'urgent'", {"root", "admin", "manager", "mentor"}),
        ("assigned_to = null", {"root", "admin", "manager"}),
        ("company_id = 1", set()),
        ("user_id = user_id", set()),
        ("id = id", set()),
        ("created_at = now()", set()),
    ],
)
def test_which_columns_are_whose(desk, people, change, may):
    id = desk.ticket("student", assigned_to="mentor")
    callers = ("root", "admin", "manager", "mentor", "student")
    assert {name for name in callers if people.attempt(name, UPDATE.format(change), id) == 1} == may
    assert {name for name in callers if people.attempt(name, UPDATE.format(change), id) == DENIED} == {*callers} - may


@pytest.mark.parametrize("caller", ["mentor", "student"])
def test_not_even_the_own_ticket_is_assigned_by_whoever_asks(desk, people, caller):
    id = desk.ticket(caller)
    with pytest.raises(errors.InsufficientPrivilege, match=r"may change support_tickets\.assigned_to"), people.acting(caller):
        people.conn.execute(UPDATE.format("assigned_to = %s"), [people["mentor"], id])


def test_a_refused_column_is_named(desk, people):
    id = desk.ticket("student")
    with pytest.raises(errors.InsufficientPrivilege) as caught, people.acting("student"):
        people.conn.execute(UPDATE.format("status = 'closed'"), [id])
    assert caught.value.diag.message_primary == ("only superadmin, admin, enrollment_manager and mentor may change support_tickets.status")


@pytest.mark.parametrize(("caller", "touched"), [("root", 2), ("admin", 1), ("manager", 0), ("mentor", 0), ("student", 0)])
def test_only_admins_delete_tickets_and_replies_go_along(desk, people, caller, touched):
    id = desk.ticket("student", assigned_to="mentor")
    desk.reply("student", id)
    desk.ticket("foreign_student")
    with people.conn.transaction(force_rollback=True), people.acting(caller):
        assert people.conn.execute("delete from public.support_tickets").rowcount == touched
        assert people.value("select count(*) from public.support_ticket_replies where ticket_id = %s", id) == 0 or not touched


@pytest.mark.parametrize("assignee", ["foreign_mentor", None])
def test_a_ticket_is_assigned_within_its_company(desk, people, assignee):
    id = desk.ticket("student")
    with pytest.raises(errors.ForeignKeyViolation), people.acting("admin"):
        people.conn.execute(UPDATE.format("assigned_to = %s"), [people[assignee] if assignee else uuid4(), id])
    for colleague in ("manager", "mentor", "root"):
        assert people.attempt("admin", UPDATE.format("assigned_to = %s"), people[colleague], id) == 1


def test_a_ticket_that_is_taken_away_is_out_of_sight(desk, people):
    id = desk.ticket("student", assigned_to="mentor")
    with people.acting("manager"):
        people.conn.execute(UPDATE.format("assigned_to = null"), [id])
    assert desk.seen("mentor") == set()


def test_a_student_who_is_named_as_assignee_gains_nothing(desk, people):
    id = desk.ticket("student", assigned_to="unmentored")
    desk.reply("admin", id)
    assert desk.seen("unmentored") == set()
    assert desk.seen("unmentored", "support_ticket_replies") == set()
    assert people.attempt("unmentored", UPDATE.format("title = 'Mine'"), id) == 0
    with people.acting("unmentored"):
        assert people.column("select public.assigned_ticket_ids()") == []


@pytest.mark.parametrize(("column", "value"), [("status", "waiting"), ("priority", "highest"), ("category", "other")])
def test_values_outside_the_vocabulary_are_refused(desk, people, column, value):
    desk.ticket()
    with pytest.raises(errors.CheckViolation), people.acting("admin"):
        people.conn.execute(f"update public.support_tickets set {column} = %s", [value])


def test_a_change_stamps_the_ticket(desk, people):
    id = desk.ticket()
    # Not a column that a caller is kept from, only one that says so by itself.
    with people.acting("student"):
        people.conn.execute(UPDATE.format("updated_at = '2020-01-01'"), [id])
    assert people.value("select updated_at = now() from public.support_tickets") is True


def test_a_ticket_goes_with_its_owner_and_stays_without_its_assignee(desk, people):
    going = desk.ticket("student")
    desk.reply("mentor", desk.ticket("mentor", assigned_to="mentor"))
    staying = desk.ticket("unmentored", assigned_to="mentor")
    desk.reply("mentor", staying)
    for name in ("student", "mentor"):
        people.conn.execute("delete from auth.users where id = %s", [people[name]])
    assert people.conn.execute("select id, assigned_to from public.support_tickets").fetchall() == [(staying, None)]
    assert people.column("select 1 from public.support_ticket_replies") == []
    assert going != staying


def test_owner_and_assignee_and_everybody_who_hears_of_it_are_deleted_at_once(desk, people):
    desk.ticket("student", assigned_to="mentor")
    for table in ("public.users", "auth.users"):
        with people.conn.transaction(force_rollback=True):
            gone = [people[name] for name in ("mentor", "student", "admin", "second_admin", "root")]
            people.conn.execute(f"delete from {table} where id = any(%s)", [gone])
            assert people.column("select 1 from public.support_tickets") == []
            assert people.column("select 1 from public.notifications where user_id = any(%s)", gone) == []
