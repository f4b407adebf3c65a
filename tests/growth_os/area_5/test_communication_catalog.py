"""What the catalog says about the tables of the area, and how their rows are found."""

from __future__ import annotations

import pytest
from soundness import TRIGGERS, loose_foreign_keys, scanned_by_index, zoneless

TABLES = (
    "notifications",
    "notification_templates",
    "notification_settings",
    "support_tickets",
    "support_ticket_replies",
    "messages",
    "email_queue",
)


def test_every_foreign_key_has_an_index_and_an_action(people):
    assert loose_foreign_keys(people.conn, TABLES) == []


def test_time_stamps_have_a_zone(people):
    assert zoneless(people.conn, TABLES) == []


def test_the_triggers_are_the_ones_that_are_needed_and_none_is_there_twice(people):
    assert people.conn.execute(TRIGGERS, [list(TABLES)]).fetchall() == [
        ("email_queue", "company", "set_company_id"),
        ("email_queue", "touch", "update_updated_at_column"),
        ("messages", "company", "set_company_id"),
        ("messages", "touch", "update_updated_at_column"),
        ("notification_settings", "company", "set_company_id"),
        ("notification_settings", "touch", "update_updated_at_column"),
        ("notification_templates", "audit", "audit_notification_templates"),
        ("notification_templates", "touch", "update_updated_at_column"),
        ("notifications", "company", "set_company_id"),
        ("support_ticket_replies", "company", "set_company_id"),
        ("support_ticket_replies", "links", "require_same_company"),
        ("support_ticket_replies", "notify", "notify_on_ticket_reply"),
        ("support_tickets", "company", "set_company_id"),
        ("support_tickets", "links", "require_same_company"),
        ("support_tickets", "notify", "notify_on_ticket_update"),
        ("support_tickets", "touch", "update_updated_at_column"),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_anon_may_not_even_ask(people, table):
    may = "select has_any_column_privilege('anon', %s, 'select,insert,update') or has_table_privilege('anon', %s, 'delete,truncate')"
    assert people.value(may, f"public.{table}", f"public.{table}") is False


@pytest.mark.parametrize(
    ("table", "callers"),
    [
        ("notifications", ("root", "admin", "manager", "mentor", "student")),
        ("notification_settings", ("root", "admin", "manager", "mentor", "student")),
        ("support_tickets", ("root", "admin", "manager", "mentor", "student")),
        ("support_ticket_replies", ("root", "admin", "manager", "mentor", "student")),
        ("messages", ("root", "admin", "manager", "mentor", "student")),
        ("email_queue", ("root", "admin", "student")),
    ],
)
def test_a_callers_list_is_served_by_an_index_and_asks_no_function_per_row(people, table, callers):
    for caller in callers:
        with people.acting(caller):
            assert scanned_by_index(people.conn, table, "company_id"), caller


@pytest.mark.parametrize("command", ["update public.support_tickets set title = title", "delete from public.support_tickets"])
@pytest.mark.parametrize("caller", ["admin", "mentor", "student"])
def test_a_change_of_tickets_is_served_by_an_index(people, caller, command):
    with people.acting(caller):
        assert scanned_by_index(people.conn, "support_tickets", "company_id", command)
