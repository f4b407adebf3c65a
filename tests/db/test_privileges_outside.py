"""Privileges and settings that are no objects are counted, so that nobody takes two databases for equal that are not."""

from __future__ import annotations

import pytest
from psycopg import sql

pytest_plugins = ["fix_postgres"]


def test_a_fresh_database_has_none(live) -> None:
    assert live("select 1").unmodelled == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("grant execute on function pg_catalog.pg_ls_dir(text) to pg_monitor", "privilege on an object of Postgres"),
        ("revoke execute on function pg_catalog.pg_backend_pid() from public", "privilege on an object of Postgres"),
        ("grant select on pg_catalog.pg_authid to pg_monitor", "privilege on an object of Postgres"),
        ("create table t (id integer); comment on type t is 'x'", "comment on a type that comes with something else"),
        ("create view v as select 1 as id; revoke usage on type v from public", "grant on a type that comes with something else"),
        ("create type e as enum (); comment on type e[] is 'x'", "comment on a type that comes with something else"),
        (
            "create type r as range (subtype = integer); comment on type r_multirange is 'x'",
            "comment on a type that comes with something else",
        ),
    ],
)
def test_what_was_granted_beyond_the_kinds_is_counted(live, change: str, word: str) -> None:
    assert live(change).unmodelled == ((word, 1),)


def test_a_setting_of_a_role_in_the_database_is_counted(conn, live) -> None:
    name = conn.info.dbname
    conn.execute(sql.SQL("alter role current_user in database {} set work_mem = '8MB'").format(sql.Identifier(name)))
    assert live("select 1").unmodelled == (("database setting", 1),)
