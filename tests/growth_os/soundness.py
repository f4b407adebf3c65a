"""What holds for the tables of every area: links with an index and an action, time stamps with a zone, plans that an index serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg

TRIGGERS = (
    "select c.relname, t.tgname, f.proname from pg_trigger as t"
    " join pg_class as c on c.oid = t.tgrelid join pg_proc as f on f.oid = t.tgfoid"
    " where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname = any (%s) and f.proname !~ '_guard$'"
    " order by 1, 2"
)
"""(table, trigger, function) of a list of tables, without the guards."""

_ASKED_OF_THE_CALLER = ("auth.uid", "current_setting", "get_current_user_role", "current_company_id", "visible_company_ids")


def loose_foreign_keys(conn: psycopg.Connection, tables: Sequence[str]) -> list[str]:
    """Foreign keys without an action on delete or without an index that their columns lead."""
    rows = conn.execute(
        "select c.conname from pg_constraint as c"
        " where c.contype = 'f' and c.conrelid = any (%s::regclass[]) and (c.confdeltype = 'a' or not exists ("
        "  select from pg_index as i where i.indrelid = c.conrelid and i.indpred is null and i.indkey[0] = c.conkey[1]))",
        [[f"public.{table}" for table in tables]],
    )
    return [row[0] for row in rows]


def zoneless(conn: psycopg.Connection, tables: Sequence[str]) -> list[str]:
    """Columns that hold a time without its zone."""
    rows = conn.execute(
        "select table_name || '.' || column_name from information_schema.columns"
        " where table_schema = 'public' and table_name = any (%s) and data_type = 'timestamp without time zone'",
        [list(tables)],
    )
    return [row[0] for row in rows]


def scanned_by_index(conn: psycopg.Connection, table: str, column: str, command: str | None = None) -> bool:
    """Whether an index gives every row that the statement reads of the table, and no condition calls a function once per row.

    By the shape of the plan, on tables that are too small for the planner to want an index of its own accord.
    """
    conn.execute("set local enable_seqscan = off")
    row = conn.execute(f"explain (format json) {command or f'select {column} from public.{table}'}").fetchone()
    assert row is not None
    scans = [node for node in _nodes(row[0][0]["Plan"]) if node.get("Relation Name") == table and "Scan" in node["Node Type"]]
    conditions = [node.get(key, "") for node in scans for key in ("Filter", "Recheck Cond", "Index Cond")]
    return (
        bool(scans)
        and {node["Node Type"] for node in scans} <= {"Index Scan", "Bitmap Heap Scan", "Index Only Scan"}
        and not any(name in condition for condition in conditions for name in _ASKED_OF_THE_CALLER)
    )


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
