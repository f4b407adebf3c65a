"""What the overview promises is there, object by object and by name, and nothing of it is there twice."""

from __future__ import annotations

from collections import Counter

import psycopg
from promised import BACKUPS, BUCKETS, FUNCTIONAL_TRIGGERS, FUNCTIONS, PRODUCTION, PUBLISHED, SEQUENCES, STAMPED

TRIGGERS = """
    select
      t.tgrelid::regclass::text,
      f.proname,
      concat_ws(
        ' ',
        case when t.tgtype & 2 > 0 then 'before' else 'after' end,
        case when t.tgtype & 4 > 0 then 'insert' end,
        case when t.tgtype & 16 > 0 then 'update' end,
        case when t.tgtype & 8 > 0 then 'delete' end,
        (
          select 'of ' || string_agg(a.attname, ', ' order by a.attname)
          from pg_attribute as a
          where a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)
        )
      )
    from pg_trigger as t
    join pg_proc as f on f.oid = t.tgfoid
    where not t.tgisinternal and t.tgenabled = 'O' and f.pronamespace = 'public'::regnamespace
"""


def triggers(conn: psycopg.Connection) -> list[tuple[str, str, str]]:
    """(table, function, when) of every trigger that runs a function of ours; tables with their schemas."""
    conn.execute("set local search_path = ''")
    return conn.execute(TRIGGERS).fetchall()


def test_there_are_38_production_tables_and_2_backups_and_nothing_else(growth_os: psycopg.Connection) -> None:
    assert (len(PRODUCTION), len(BACKUPS)) == (38, 2)
    found = growth_os.execute(
        "select relname, relkind::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')"
    )
    assert sorted(found) == [(name, "r") for name in sorted([*PRODUCTION, *BACKUPS])]


def test_row_security_is_on_for_every_table(growth_os: psycopg.Connection) -> None:
    on = growth_os.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity")
    assert {row[0] for row in on} == {*PRODUCTION, *BACKUPS}


def test_each_of_the_40_functions_has_one_signature_and_it_is_the_promised_one(growth_os: psycopg.Connection) -> None:
    assert len(FUNCTIONS) == 40
    found = growth_os.execute(
        "select proname, pg_get_function_arguments(oid), pg_get_function_result(oid) from pg_proc"
        " where pronamespace = 'public'::regnamespace and proname = any (%s)",
        [list(FUNCTIONS)],
    )
    assert sorted(found) == sorted((name, *signature) for name, signature in FUNCTIONS.items())


def test_there_are_24_functional_triggers(growth_os: psycopg.Connection) -> None:
    assert len(FUNCTIONAL_TRIGGERS) == 24
    functions = {function for _, function, _ in FUNCTIONAL_TRIGGERS}
    assert Counter(each for each in triggers(growth_os) if each[1] in functions) == Counter(FUNCTIONAL_TRIGGERS)


def test_there_are_25_triggers_that_stamp_updated_at(growth_os: psycopg.Connection) -> None:
    assert len(STAMPED) == 25
    found = [each for each in triggers(growth_os) if each[1] == "update_updated_at_column"]
    assert sorted(found) == sorted((f"public.{table}", "update_updated_at_column", "before update") for table in STAMPED)


def test_every_table_that_has_updated_at_and_can_change_stamps_it(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'updated_at'"
    )
    assert {row[0] for row in found} == {*STAMPED, "user_security_summary_backup"}


def test_no_table_has_a_trigger_twice(growth_os: psycopg.Connection) -> None:
    times = Counter((table, function) for table, function, _ in triggers(growth_os))
    assert [each for each, count in times.items() if count > 1] == []


def test_whatever_else_a_trigger_does_it_only_looks_at_its_own_row_or_refuses_it(growth_os: psycopg.Connection) -> None:
    promised = {function for _, function, _ in FUNCTIONAL_TRIGGERS}
    others = {function for _, function, _ in triggers(growth_os)} - promised
    writing = growth_os.execute(
        "select proname from pg_catalog.pg_proc where pronamespace = 'public'::regnamespace and proname = any (%s)"
        r" and replace(prosrc, 'perform public.refuse_', '') ~* '\m(insert\s+into|update\s+public|delete\s+from|perform|pg_notify)\M'",
        [list(others)],
    )
    assert writing.fetchall() == []


def test_there_are_five_roles(growth_os: psycopg.Connection) -> None:
    definition = growth_os.execute("select pg_get_constraintdef(oid) from pg_constraint where conname = 'users_role_check'").fetchone()
    assert definition is not None
    roles = ["superadmin", "admin", "enrollment_manager", "mentor", "student"]
    assert [role for role in roles if f"'{role}'" in definition[0]] == roles
    assert definition[0].count("'") == 2 * len(roles)


def test_there_are_four_buckets_of_the_promised_publicity(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute("select id, public from storage.buckets")
    assert dict(found.fetchall()) == BUCKETS


def test_there_are_200_policies_and_68_of_them_ask_for_the_callers_role(growth_os: psycopg.Connection) -> None:
    every, asking = growth_os.execute(
        "select count(*), count(*) filter (where exists ("
        "  select from pg_depend as d where d.classid = 'pg_policy'::regclass and d.objid = p.oid"
        "  and d.refclassid = 'pg_proc'::regclass and d.refobjid = 'public.get_current_user_role()'::regprocedure))"
        " from pg_policy as p"
    ).fetchone()
    assert every >= 200
    assert asking >= 68


def test_what_browsers_may_listen_to_is_published_once(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute("select tablename from pg_publication_tables where pubname = 'supabase_realtime' order by tablename")
    assert [row[0] for row in found] == PUBLISHED


def test_the_sequences_belong_to_their_columns(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select s.relname, d.refobjid::regclass::text || '.' || a.attname from pg_class as s"
        " join pg_depend as d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype = 'a'"
        " join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid"
        " where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace"
    )
    assert {name: f"public.{column.removeprefix('public.')}" for name, column in found} == SEQUENCES
