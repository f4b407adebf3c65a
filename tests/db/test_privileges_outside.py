"""Privileges on what nobody made are differences to what came with it."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from psycopg import sql

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.database import RoleSettings
from growthos_cli.catalog.security import Grant
from growthos_cli.diff import diff
from growthos_cli.platform import SUPABASE

pytest_plugins = ["fix_postgres"]


def test_a_fresh_database_has_none(live) -> None:
    found = live("select 1")
    assert found.unmodelled == ()
    assert [item for item in found.catalog if getattr(item, "within", ())] == []


@pytest.mark.parametrize(
    ("change", "item"),
    [
        (
            "grant execute on function pg_catalog.pg_ls_dir(text, boolean, boolean) to pg_monitor",
            Grant("function", ("pg_catalog", "pg_ls_dir", "text, boolean, boolean"), "pg_monitor", ("execute",)),
        ),
        (
            "revoke execute on function pg_catalog.pg_backend_pid() from public",
            Withheld("function", ("pg_catalog", "pg_backend_pid", ""), "public", ("execute",)),
        ),
        ("grant select on pg_catalog.pg_authid to pg_monitor", Grant("table", ("pg_catalog", "pg_authid"), "pg_monitor", ("select",))),
        ("grant create on schema pg_catalog to pg_monitor", Grant("schema", ("pg_catalog",), "pg_monitor", ("create",))),
        ("revoke usage on language sql from public", Withheld("language", ("sql",), "public", ("usage",))),
    ],
)
def test_what_was_given_and_taken_since_the_server_was_made_is_seen(live, change: str, item: Grant | Withheld) -> None:
    before = live("select 1").catalog
    found = live(change)
    assert [each for each in found.catalog if before.get(each.ref) != each] == [item]
    assert found.unmodelled == ()


def test_only_another_database_takes_it_away(live) -> None:
    before = live("create extension pg_trgm").catalog
    live("grant execute on function pg_catalog.pg_ls_dir(text) to pg_monitor")
    found = live("grant execute on function similarity(text, text) to pg_monitor").catalog
    assert len(diff(found, before, prune=True)) == 2
    assert diff(found, replace(before, whole=False), prune=True) == []


def test_what_is_set_for_a_role_in_this_database_is_an_object_and_elsewhere_it_is_not(conn, live) -> None:
    name = conn.info.dbname
    conn.execute("create role sets; alter role sets set work_mem = '9MB'")
    conn.execute(sql.SQL("alter role sets in database {} set work_mem = '8MB'").format(sql.Identifier(name)))
    found = live("select 1")
    assert found.catalog.kind("role_settings") == [RoleSettings("sets", (("work_mem", "8MB"),))]
    assert found.unmodelled == ()


def test_what_a_hosted_platform_sets_for_its_own_roles_is_counted(conn, live) -> None:
    for role in ("authenticator", "sets"):
        words = sql.SQL("create role {0}; alter role {0} in database {1} set work_mem = '8MB'")
        conn.execute(words.format(sql.Identifier(role), sql.Identifier(conn.info.dbname)))
    found = live("select 1", platform=SUPABASE)
    assert found.catalog.kind("role_settings") == [RoleSettings("sets", (("work_mem", "8MB"),))]
    assert found.unmodelled == (("database setting", 1),)


def test_a_partition_that_is_half_detached_is_counted(conn, live) -> None:
    assert live("create table t (a integer) partition by list (a); create table t1 partition of t for values in (1)").unmodelled == ()
    with psycopg.connect(conn.info.dsn) as reader:
        # Who reads the table holds up the second half.
        reader.execute("select from t")
        conn.execute("set statement_timeout = '300ms'")
        with pytest.raises(psycopg.errors.QueryCanceled):
            conn.execute("alter table t detach partition t1 concurrently")
        conn.execute("reset statement_timeout")
    assert live("select 1").unmodelled == (("partition that is half detached", 1),)
