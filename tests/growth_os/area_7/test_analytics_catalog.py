"""What the catalog says about the tables and functions of the area."""

from __future__ import annotations

import pytest
from owned import NEW_ROW, fill
from soundness import TRIGGERS, loose_foreign_keys, scanned_by_index, zoneless

TABLES = ("admin_logs", "integrations", "student_recovery_messages", "user_metrics")


def test_every_foreign_key_has_an_index_and_an_action(people):
    assert loose_foreign_keys(people.conn, TABLES) == []


def test_time_stamps_have_a_zone(people):
    assert zoneless(people.conn, TABLES) == []


def test_the_triggers_are_the_ones_that_are_needed_and_none_is_there_twice(people):
    found = people.conn.execute(TRIGGERS, [list(TABLES)]).fetchall()
    assert found == [
        ("integrations", "audit", "audit_integration_access"),
        ("integrations", "company", "set_company_id"),
        ("integrations", "number", "number_by_sequence"),
        ("integrations", "touch", "update_updated_at_column"),
        ("student_recovery_messages", "company", "set_company_id"),
        ("student_recovery_messages", "touch", "update_updated_at_column"),
        ("user_metrics", "company", "set_company_id"),
        ("user_metrics", "number", "number_by_sequence"),
    ]


@pytest.mark.parametrize("table", ["integrations", "student_recovery_messages"])
def test_a_change_stamps_updated_at(people, table):
    fill(people, table)
    people.conn.execute(f"alter table public.{table} disable trigger touch")
    people.conn.execute(f"update public.{table} set updated_at = '2020-01-01'")
    people.conn.execute(f"alter table public.{table} enable trigger touch")
    people.conn.execute(f"update public.{table} set company_id = company_id")
    assert people.column(f"select distinct updated_at = now() from public.{table}") == [True]


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
@pytest.mark.parametrize("table", NEW_ROW)
def test_a_callers_list_is_served_by_an_index_and_asks_no_function_per_row(people, caller, table):
    with people.acting(caller):
        assert scanned_by_index(people.conn, table, "user_id")


def test_columns_that_look_like_secrets_are_read_by_nobody(people):
    found = people.column(
        "select c.relname || '.' || a.attname from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
        " cross join unnest(array['anon', 'authenticated']) as r (role)"
        " where c.relname = any (%s) and a.attnum > 0 and a.attname ~ 'pwd|passw|secret|token|credential'"
        " and has_column_privilege(r.role, c.oid, a.attnum, 'select')",
        list(TABLES),
    )
    assert found == []
