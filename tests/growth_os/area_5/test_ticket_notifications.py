"""Who hears of a ticket, what it reads like, and who is left alone."""

from __future__ import annotations

import pytest
from help_desk import OPEN
from people import OTHER_COMPANY

ADMINS = {"admin", "second_admin", "root"}


def change(people, caller, assignment, *parameters):
    with people.acting(caller):
        people.conn.execute(f"update public.support_tickets set {assignment}", parameters)


def test_a_new_ticket_is_told_to_administration_and_not_to_whoever_opened_it(desk, people):
    with people.acting("student"):
        people.conn.execute(OPEN, [people["student"], "Video <1>"])
    id = people.value("select id from public.support_tickets")
    told = desk.told()
    assert told.keys() == ADMINS
    assert told["admin"] == [
        {
            "title": f"News on ticket {str(id)[:8]}",
            "message": "student opened the ticket &quot;Video &lt;1&gt;&quot;. The ticket is now open.",
            "metadata": {
                "ticket_number": str(id)[:8],
                "status": "open",
                "action_summary": 'student opened the ticket "Video <1>".',
                "ticket_id": str(id),
                "student_user_id": str(people["student"]),
            },
        }
    ]
    assert told["admin"] == told["second_admin"] == told["root"]


@pytest.mark.parametrize(
    ("caller", "hear"),
    [("manager", ADMINS | {"student"}), ("admin", {"second_admin", "root", "student"}), ("root", {"admin", "second_admin", "student"})],
)
def test_a_ticket_that_staff_opens_is_told_to_whom_it_belongs(desk, people, caller, hear):
    with people.acting(caller):
        people.conn.execute(OPEN, [people["student"], "Video"])
    told = desk.told()
    assert told.keys() == hear
    assert told["student"][0]["message"].startswith(f"{caller} opened the ticket")


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("status = 'in_progress'", "changed the status from open to in_progress"),
        ("priority = 'urgent'", "changed the priority from medium to urgent"),
        ("assigned_to = null", "left it to nobody"),
        ("assigned_to = (select id from public.users where full_name = 'admin')", "assigned it to admin"),
        (
            "status = 'resolved', priority = 'low', assigned_to = null",
            "changed the status from open to resolved, changed the priority from medium to low, left it to nobody",
        ),
    ],
)
def test_a_change_is_told_in_one_message(desk, people, assignment, said):
    desk.ticket("student", assigned_to="mentor")
    change(people, "admin", assignment)
    told = desk.told()
    assert told.keys() == {"second_admin", "root", "student"}
    assert {payload["metadata"]["action_summary"] for [payload] in told.values()} == {f"admin {said}."}


@pytest.mark.parametrize("assignment", ["title = 'New', description = 'New', category = 'billing'", "status = status, priority = priority"])
def test_what_changes_neither_state_nor_urgency_nor_care_is_no_news(desk, people, assignment):
    desk.ticket("student", assigned_to="mentor")
    change(people, "student", assignment)
    change(people, "admin", assignment)
    assert desk.told() == {}


def test_a_mentors_change_is_told_to_everybody_but_the_mentor(desk, people):
    desk.ticket("mentor", assigned_to="mentor")
    desk.ticket("student", assigned_to="mentor")
    change(people, "mentor", "status = 'resolved'")
    told = desk.told()
    assert told.keys() == ADMINS | {"student"}
    assert {name: len(payloads) for name, payloads in told.items()} == dict.fromkeys(ADMINS, 2) | {"student": 1}


def test_a_reply_is_told_without_its_words(desk):
    ticket = desk.ticket("student", assigned_to="mentor")
    desk.reply("mentor", ticket, "My secret.")
    told = desk.told()
    assert told.keys() == ADMINS | {"student"}
    assert told["student"][0]["message"] == "mentor replied. The ticket is now open."
    assert "secret" not in str(told)


def test_an_internal_note_is_not_told_to_whoever_asked(desk):
    ticket = desk.ticket("student", assigned_to="mentor")
    desk.reply("mentor", ticket, internal=True)
    told = desk.told()
    assert told.keys() == ADMINS
    assert told["admin"][0]["metadata"]["action_summary"] == "mentor left an internal note."


@pytest.mark.parametrize(("author", "hear"), [("student", ADMINS), ("admin", {"second_admin", "root", "student"})])
def test_nobody_is_told_of_his_own_reply(desk, author, hear):
    desk.reply(author, desk.ticket("student"))
    assert desk.told().keys() == hear


def test_a_reply_that_the_server_files_is_not_told_to_its_author(desk, people):
    ticket = desk.ticket("student")
    insert = "insert into public.support_ticket_replies (ticket_id, user_id, message) values (%s, %s, 'By mail.')"
    with people.server():
        people.conn.execute(insert, [ticket, people["student"]])
    assert desk.told().keys() == ADMINS


def test_a_change_by_the_server_is_told_to_all_as_the_systems(desk, people):
    desk.ticket("student")
    with people.server():
        people.conn.execute("update public.support_tickets set status = 'closed'")
    told = desk.told()
    assert told.keys() == ADMINS | {"student"}
    assert told["student"][0]["metadata"]["action_summary"] == "System changed the status from open to closed."


@pytest.mark.parametrize("name", [None, " "])
def test_a_person_without_a_name_is_called_by_the_role_and_keeps_the_address_private(desk, people, name):
    people.conn.execute("update public.users set full_name = %s where id = %s", [name, people["manager"]])
    desk.reply("manager", desk.ticket("student"))
    told = desk.told()
    assert told["student"][0]["metadata"]["action_summary"] == "Enrollment Manager replied."
    assert "@" not in str(told)


def test_the_other_company_hears_of_its_own_tickets_only(desk, people):
    ticket = desk.ticket("foreign_student")
    desk.reply("foreign_student", ticket)
    assert people.column("select distinct company_id from public.notifications") == [OTHER_COMPANY]
    assert desk.told().keys() == {"foreign_admin", "root"}


def test_who_muted_tickets_is_spared_and_inactive_admins_too(desk, people):
    people.conn.execute(
        "insert into public.notification_settings (user_id, mutes) values (%s, '{\"ticket_updated\": true}')", [people["admin"]]
    )
    people.suspend("second_admin")
    desk.reply("student", desk.ticket("student"))
    assert desk.told().keys() == {"root"}


def test_an_assignee_who_leaves_is_news(desk, people):
    desk.ticket("student", assigned_to="mentor")
    people.conn.execute("delete from auth.users where id = %s", [people["mentor"]])
    told = desk.told()
    assert told.keys() == ADMINS | {"student"}
    assert told["admin"][0]["metadata"]["action_summary"] == "System left it to nobody."


def test_a_ticket_is_handled_also_when_the_template_is_off(desk, people):
    people.conn.execute("update public.notification_templates set active = false where key = 'ticket_updated'")
    desk.reply("mentor", desk.ticket("student", assigned_to="mentor"))
    assert desk.told() == {}


@pytest.mark.parametrize(
    "function",
    [
        "notify_on_ticket_update()",
        "notify_on_ticket_reply()",
        "tell_of_ticket(uuid, uuid, text, boolean)",
        "active_user_ids(text[], integer)",
        "spoken_name(uuid)",
    ],
)
def test_what_only_triggers_need_nobody_calls(people, function):
    for role in ("anon", "authenticated", "service_role"):
        assert people.value("select has_function_privilege(%s, 'public.' || %s, 'execute')", role, function) is False
