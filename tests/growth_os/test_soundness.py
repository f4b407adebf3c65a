"""What holds for every table, function and link of Growth OS, asked of the catalog."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from two_companies import Two

from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database

WITHOUT_A_COMPANY = {"company_settings", "user_security_summary_backup", "segmented_weekly_success_sessions_backup"}
"""The companies themselves, and the snapshots that only superadmins read."""

ASKED_BY_CLIENTS = set(
    """
        get_current_user_role current_company_id visible_company_ids company_user_ids assigned_user_ids is_assigned_mentor
        company_lesson_ids unlocked_recording_ids my_student_ids own_ticket_ids assigned_ticket_ids
        create_user_with_role create_student_complete initialize_student_unlocks get_sequential_unlock_status has_completed_all_modules
        create_notification get_users_by_role send_test_notification get_session_host_details
        log_data_access_attempt disconnect_integration
    """.split()
)
"""Definer functions that a signed-in caller may execute. Policies ask those of the first two lines; the others decide themselves."""

# What the overview calls common query patterns, and the index that is to serve each query.
PATTERNS = {
    "people by role, page by page": (
        "select id from users where (company_id, role) > (1, 'mentor') order by company_id, role limit 20",
        "users_company_id_role_idx",
    ),
    "people by role and status": ("select id from users where role = 'mentor' and status = 'active'", "users_role_status_idx"),
    "a person by e-mail": ("select id from users where lower(email) = 'a@b.example'", "users_lower_idx"),
    "students of a mentor": ("select user_id from students where mentor_id = {id}", "students_mentor_id_idx"),
    "lessons in sequence": (
        "select id from available_lessons where company_id = 1 order by sequence_order limit 20",
        "available_lessons_company_id_sequence_order_idx",
    ),
    "lessons open to a student": ("select recording_id from user_unlocks where user_id = {id} and is_unlocked", "user_unlocks_open_idx"),
    "whether a lesson was watched": (
        "select watched from recording_views where user_id = {id} and recording_id = {id}",
        "recording_views_user_id_recording_id_key",
    ),
    "the version that decides": (
        "select status from submissions where assignment_id = {id} and student_id = {id} order by version desc nulls last limit 1",
        "submissions_assignment_id_student_id_version_idx",
    ),
    "invoices of a student": ("select id from invoices where student_id = {id} and status = 'issued'", "invoices_student_id_status_idx"),
    "invoices that become overdue": (
        "select id from invoices where status = 'issued' and due_date < now() order by due_date limit 20",
        "invoices_status_due_date_idx",
    ),
    "what a company is owed": (
        "select id from invoices where company_id = 1 and status = 'overdue' order by due_date limit 20",
        "invoices_company_id_status_due_date_idx",
    ),
    "payments for an invoice": ("select id from installment_payments where invoice_id = {id}", "installment_payments_invoice_id_idx"),
    "notifications of a person": (
        "select id from notifications where user_id = {id} order by created_at desc limit 20",
        "notifications_user_id_created_at_idx",
    ),
    "unread notifications": ("select count(*) from notifications where user_id = {id} and status = 'sent'", "notifications_unread_idx"),
    "mails that wait": (
        "select id from email_queue where status = 'pending' order by created_at limit 20",
        "email_queue_pending_idx",
    ),
}


def named(conn: psycopg.Connection, query: str, *parameters: object) -> set[str]:
    """The texts of the query's first column."""
    return {row[0] for row in conn.execute(query, parameters)}


def tenant_tables(conn: psycopg.Connection) -> set[str]:
    return named(conn, "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'")


def test_every_table_but_the_companies_and_the_snapshots_carries_a_company(growth_os: psycopg.Connection) -> None:
    every = named(growth_os, "select tablename from pg_tables where schemaname = 'public'")
    assert every - tenant_tables(growth_os) == WITHOUT_A_COMPANY
    # A superadmin, an entry in the audit trail and a template may belong to none.
    optional = named(
        growth_os,
        "select attrelid::regclass::text from pg_attribute where attname = 'company_id' and not attnotnull and attnum > 0"
        " and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')",
    )
    assert optional == {"users", "admin_logs", "notification_templates"}


def test_every_tenant_table_has_one_restrictive_policy_for_all_commands_that_names_the_company(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select p.polrelid::regclass::text from pg_policy as p"
        " where not p.polpermissive and p.polcmd = '*' and p.polroles = array['authenticated'::regrole::oid]"
        " and pg_get_expr(p.polqual, p.polrelid) ~ 'company_id(, 0\\))? = ANY \\(ARRAY\\( SELECT .*visible_company_ids'"
        " and pg_get_expr(p.polwithcheck, p.polrelid) ~ 'company_id(, 0\\))? = ANY \\(ARRAY\\( SELECT .*visible_company_ids'"
    )
    assert sorted(row[0] for row in found) == sorted(tenant_tables(growth_os))


def test_every_link_says_what_a_deletion_does_and_has_an_index_for_it(growth_os: psycopg.Connection) -> None:
    loose = named(
        growth_os,
        "select c.conrelid::regclass || '.' || c.conname from pg_constraint as c"
        " where c.contype = 'f' and c.connamespace = 'public'::regnamespace and (c.confdeltype = 'a' or not c.convalidated or not exists ("
        "  select from pg_index as i where i.indrelid = c.conrelid and i.indpred is null and i.indisvalid"
        "  and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey))",
    )
    assert loose == set()


def test_every_column_that_names_a_row_by_its_id_is_a_link(growth_os: psycopg.Connection) -> None:
    """An orphan id locked lessons for ever, once. What has no foreign key says why in its comment, or is part of a snapshot."""
    loose = named(
        growth_os,
        "select a.attrelid::regclass || '.' || a.attname from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname !~ '_backup$' and a.attnum > 0"
        " and a.atttypid = 'uuid'::regtype and not exists ("
        "  select from pg_constraint as k where k.conrelid = a.attrelid and k.contype in ('f', 'p') and a.attnum = any (k.conkey))"
        " and coalesce(col_description(a.attrelid, a.attnum), '') = ''",
    )
    assert loose == set()


def test_every_point_in_time_has_its_zone(growth_os: psycopg.Connection) -> None:
    zoneless = named(
        growth_os,
        "select table_name || '.' || column_name from information_schema.columns"
        " where table_schema = 'public' and data_type in ('timestamp without time zone', 'time without time zone')",
    )
    assert zoneless == set()


def test_no_client_reads_a_column_that_could_hold_a_secret(growth_os: psycopg.Connection) -> None:
    readable = named(
        growth_os,
        "select a.attrelid::regclass || '.' || a.attname from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
        " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped"
        " and a.atttypid in (select oid from pg_type where typcategory in ('S', 'U') and typname <> 'uuid')"
        " and a.attname ~* 'passw|pwd|secret|token|api_?key|credential|hash|otp|private|code$'"
        " and (has_column_privilege('anon', c.oid, a.attnum, 'select')"
        "  or has_column_privilege('authenticated', c.oid, a.attnum, 'select'))",
    )
    # The digest of a payload that stands beside it.
    assert readable == {"notifications.payload_hash"}


def test_every_function_pins_its_search_path_and_none_is_for_everybody(growth_os: psycopg.Connection) -> None:
    loose = named(
        growth_os,
        "select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace"
        " and (array_position(proconfig, 'search_path=\"\"') is null or proacl is null"
        "  or has_function_privilege('anon', oid, 'execute')"
        "  or exists (select from aclexplode(proacl) as a where a.grantee = 0))",
    )
    assert loose == set()


def test_a_definer_function_that_clients_reach_is_one_that_has_to_be(growth_os: psycopg.Connection) -> None:
    reached = named(
        growth_os,
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
        " and has_function_privilege('authenticated', oid, 'execute')",
    )
    assert reached == ASKED_BY_CLIENTS


def test_no_trigger_function_can_be_called(growth_os: psycopg.Connection) -> None:
    called = named(
        growth_os,
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype"
        " and (has_function_privilege('authenticated', oid, 'execute') or has_function_privilege('service_role', oid, 'execute'))",
    )
    assert called == set()


def test_every_policy_is_for_named_roles_and_says_what_a_written_row_must_be(growth_os: psycopg.Connection) -> None:
    loose = named(
        growth_os,
        "select polrelid::regclass || ': ' || polname from pg_policy"
        " where 0 = any (polroles) or (polcmd in ('w', 'a', '*') and polwithcheck is null)"
        " or 'true' in (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))",
    )
    assert loose == set()


@pytest.fixture(scope="module")
def untouched(server: Server, growth_os_template: str) -> Iterator[psycopg.Connection]:
    """A database of its own: in a shared one the planner goes by what other tests have left in the tables."""
    name = f"test_{token_hex(6)}"
    create_database(server, name, template=growth_os_template)
    with psycopg.connect(server.conninfo(name), prepare_threshold=None) as conn:
        yield conn
    drop_database(server, name)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_common_query_is_served_by_its_index_without_sorting(untouched: psycopg.Connection, pattern: str) -> None:
    query, index = PATTERNS[pattern]
    # The tables are empty, and an empty table is best read whole.
    untouched.execute("set local enable_seqscan = off; set local enable_bitmapscan = off; set local search_path = public")
    [plan] = untouched.execute("explain (format json) " + query.format(id=f"'{uuid4()}'")).fetchone()[0]
    nodes = list(_nodes(plan["Plan"]))
    assert [node["Index Name"] for node in nodes if "Index Name" in node] == [index]
    assert not [node for node in nodes if "Sort" in node["Node Type"]]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)


def test_a_row_that_is_written_as_it_was_is_refused_by_nothing_and_told_to_nobody(two: Two) -> None:
    """What checks a row looks at what changed: an old row never blocks, and nothing is logged or sent twice."""
    traces = "select (select count(*) from public.admin_logs), (select count(*) from public.notifications)"
    before = two.conn.execute(traces).fetchone()
    for table in sorted(named(two.conn, "select tablename from pg_tables where schemaname = 'public'")):
        columns = named(
            two.conn,
            "select quote_ident(attname) from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            f"public.{table}",
        )
        same = ", ".join(f"{column} = {column}" for column in sorted(columns))
        with two.conn.transaction():
            assert two.conn.execute(f"update public.{table} set {same}").rowcount > 0
        assert two.conn.execute(traces).fetchone() == before, table
