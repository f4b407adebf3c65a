"""The rows that Growth OS begins with: which they are, and that provisioning again neither repeats nor resets one."""

from __future__ import annotations

import json

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace

FIRST_ROWS = {
    # table: (the column that names a row, its values)
    "company_settings": ("id", [1]),
    "notification_templates": (
        "key",
        [
            *("assignment_graded", "course_progress", "invoice_due", "invoice_issued"),
            *("learning_item_changed", "student_added", "ticket_updated", "welcome_student"),
        ],
    ),
    "badges": ("name", ["Assignment Ace", "Course Completer", "First Login", "Perfect Attendance", "Video Viewer"]),
    "milestone_categories": ("name", ["Achievements", "Engagement", "Learning Progress", "Social Learning"]),
    "installment_plans": ("name", ["2-Month Plan", "3-Month Plan", "Pay in Full"]),
}


def contents(conn: psycopg.Connection) -> dict[str, list[str]]:
    """Every row of every table that has one, as text."""
    tables = [row[0] for row in conn.execute("select tablename from pg_tables where schemaname = 'public'")]
    rows = {
        table: [json.dumps(row[0], sort_keys=True) for row in conn.execute(f"select to_jsonb(t) from public.{table} as t")]
        for table in tables
    }
    return {table: sorted(found) for table, found in rows.items() if found}


def provision_again(workspace: Workspace, url: str) -> None:
    target = Target("test", url, embedded=True)
    provision(workspace, compare(workspace, target), allowed=(), consent=lambda _: True)


def test_growth_os_begins_with_its_first_rows_and_what_the_audit_trail_says_of_them(growth_os: psycopg.Connection) -> None:
    assert contents(growth_os).keys() == {*FIRST_ROWS, "admin_logs"}
    for table, (column, values) in FIRST_ROWS.items():
        assert [row[0] for row in growth_os.execute(f"select {column} from public.{table} order by {column}")] == values
    logged = growth_os.execute("select distinct entity_type, action, performed_by from public.admin_logs")
    assert logged.fetchall() == [("notification_template", "created", None)]


def test_a_second_provision_neither_repeats_a_row_nor_resets_what_was_edited(
    growth_os_workspace: Workspace, growth_os_database: str
) -> None:
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        conn.execute("update public.company_settings set company_name = 'Renamed' where id = 1")
        conn.execute("update public.badges set description = 'Reworded' where name = 'First Login'")
        conn.execute("update public.notification_templates set active = false where key = 'course_progress'")
        before = contents(conn)
        provision_again(growth_os_workspace, growth_os_database)
        assert contents(conn) == before


def test_a_first_row_that_is_gone_comes_back_alone(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        conn.execute("delete from public.installment_plans where name = 'Pay in Full'")
        before = contents(conn)
        provision_again(growth_os_workspace, growth_os_database)
        after = contents(conn)
        added = {table: set(rows) - set(before.get(table, [])) for table, rows in after.items()}
        assert [json.loads(row)["name"] for row in added.pop("installment_plans")] == ["Pay in Full"]
        assert set().union(*added.values()) == set()


@pytest.mark.parametrize("table", sorted(FIRST_ROWS.keys() - {"company_settings"}))
def test_a_row_cannot_be_there_a_second_time_under_another_id(growth_os: psycopg.Connection, table: str) -> None:
    other_id = "jsonb_build_object('id', gen_random_uuid())"
    with pytest.raises(psycopg.errors.UniqueViolation):
        growth_os.execute(f"insert into public.{table} select (jsonb_populate_record(t, {other_id})).* from public.{table} as t")
