"""What the catalog says about the tables of the area."""

from __future__ import annotations

import pytest
from soundness import TRIGGERS, loose_foreign_keys, scanned_by_index, zoneless

TABLES = ("success_sessions", "segmented_weekly_success_sessions", "segmented_weekly_success_sessions_backup", "success_partner_credits")


def test_every_foreign_key_has_an_index_and_an_action(people):
    assert loose_foreign_keys(people.conn, TABLES) == []


def test_time_stamps_have_a_zone(people):
    assert zoneless(people.conn, TABLES) == []


def test_the_triggers_are_the_ones_that_are_needed_and_none_is_there_twice(people):
    found = people.conn.execute(TRIGGERS, [list(TABLES)]).fetchall()
    assert found == [
        ("segmented_weekly_success_sessions", "company", "set_company_id"),
        ("segmented_weekly_success_sessions", "links", "require_same_company"),
        ("success_partner_credits", "company", "set_company_id"),
        ("success_partner_credits", "touch", "update_updated_at_column"),
        ("success_sessions", "company", "set_company_id"),
        ("success_sessions", "links", "require_same_company"),
        ("success_sessions", "notify_staff", "notify_on_learning_item_changed"),
        ("success_sessions", "notify_students", "handle_success_session_changes"),
        ("success_sessions", "sync", "handle_success_session_sync"),
    ]


def test_a_change_of_an_allowance_stamps_it(people):
    people.conn.execute("insert into public.success_partner_credits (user_id, updated_at) values (%s, '2020-01-01')", [people["student"]])
    with people.acting("admin"):
        people.conn.execute("update public.success_partner_credits set credits_used = 1")
    assert people.column("select updated_at = now() from public.success_partner_credits") == [True]


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
@pytest.mark.parametrize("table", ["success_sessions", "segmented_weekly_success_sessions", "success_partner_credits"])
def test_a_callers_list_is_served_by_an_index_and_asks_no_function_per_row(people, caller, table):
    with people.acting(caller):
        assert scanned_by_index(people.conn, table, "company_id")


@pytest.mark.parametrize("command", ["update public.success_sessions set title = title", "delete from public.success_sessions"])
def test_a_mentors_change_is_served_by_an_index(people, command):
    with people.acting("mentor"):
        assert scanned_by_index(people.conn, "success_sessions", "company_id", command)
