"""What the catalog says about the tables of the area: foreign keys, time stamps, realtime, and policies that an index can serve."""

from __future__ import annotations

import json

import pytest

TABLES = (
    "modules",
    "available_lessons",
    "recording_views",
    "recording_ratings",
    "recording_attachments",
    "user_unlocks",
    "course_tracks",
    "assignments",
    "submissions",
    "notifications",
    "notification_settings",
    "notification_templates",
)
TOUCHED = (
    "modules",
    "recording_views",
    "recording_ratings",
    "assignments",
    "submissions",
    "notification_settings",
    "notification_templates",
)


def test_every_foreign_key_has_an_index_and_an_action(people):
    rows = people.conn.execute(
        "select c.conrelid::regclass::text, c.conname, c.confdeltype::text from pg_constraint c"
        " where c.contype = 'f' and c.conrelid = any (%s::regclass[]) and (c.confdeltype = 'a' or not exists ("
        "  select from pg_index i where i.indrelid = c.conrelid and i.indpred is null and i.indkey[0] = c.conkey[1]))",
        [[f"public.{table}" for table in TABLES]],
    )
    assert rows.fetchall() == []


def test_time_stamps_have_a_zone(people):
    found = people.column(
        "select table_name || '.' || column_name from information_schema.columns"
        " where table_schema = 'public' and table_name = any (%s) and data_type = 'timestamp without time zone'",
        list(TABLES),
    )
    assert found == []


@pytest.mark.parametrize("table", TOUCHED)
def test_a_change_stamps_updated_at(school, people, table):
    school.course()
    school.watch("student", "One")
    school.submit("student", "homework")
    one, own = school.lessons["One"], people["student"]
    people.conn.execute("insert into public.modules (company_id, title) values (1, 'M')")
    people.conn.execute("insert into public.recording_ratings (student_id, recording_id, rating) values (%s, %s, 3)", [own, one])
    people.conn.execute("insert into public.notification_settings (user_id) values (%s)", [own])
    people.conn.execute(f"alter table public.{table} disable trigger touch")
    people.conn.execute(f"update public.{table} set updated_at = '2020-01-01'")
    people.conn.execute(f"alter table public.{table} enable trigger touch")
    people.conn.execute(f"update public.{table} set created_at = created_at")
    assert people.value(f"select count(*) from public.{table} where updated_at <> now()") == 0
    assert people.value(f"select count(*) from public.{table}") > 0


def test_browsers_listen_to_what_they_should(people):
    found = people.column("select tablename from pg_publication_tables where pubname = 'supabase_realtime' and schemaname = 'public'")
    assert {"company_settings", "notifications", "submissions", "user_unlocks"} <= set(found)
    assert len(found) == len(set(found))


def test_a_change_tells_subscribers_the_row_as_it_was(people):
    assert people.column("select relname from pg_class where relnamespace = 'public'::regnamespace and relreplident = 'f' order by 1") == [
        "submissions",
        "user_unlocks",
    ]


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
@pytest.mark.parametrize("table", ["recording_views", "recording_ratings", "user_unlocks", "submissions", "notifications"])
def test_a_callers_list_is_served_by_an_index_and_asks_no_function_per_row(people, caller, table):
    """By the shape of the plan, on tables that are too small for the planner to want an index of its own accord."""
    people.conn.execute("set local enable_seqscan = off")
    with people.acting(caller):
        [plan] = people.value(f"explain (format json) select * from public.{table}")
    scans = [node for node in _nodes(plan["Plan"]) if node.get("Relation Name") == table]
    assert scans
    assert {node["Node Type"] for node in scans} <= {"Index Scan", "Bitmap Heap Scan", "Index Only Scan"}, json.dumps(plan, indent=1)
    for node in scans:
        for key in ("Filter", "Recheck Cond", "Index Cond"):
            for name in ("auth.uid", "current_setting", "get_current_user_role", "current_company_id", "visible_company_ids"):
                assert name not in node.get(key, "")


def _nodes(plan):
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
