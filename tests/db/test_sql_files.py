"""SQL of a person's own, run where others compile at the same time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Thread

import pytest

from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.scratch import clone
from growthos_cli.db.server_roles import make_roles
from growthos_cli.db.sql_files import compiled_sql
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.database import psql
from growthos_cli.flows.target import embedded, template_of
from growthos_cli.platform import PLAIN


def test_a_role_that_sql_needs_for_a_while_is_nobody_elses(server: Server, tmp_path: Path) -> None:
    embedded(server.home, PLAIN, lambda _stage: None)
    file = tmp_path / "one.sql"
    file.write_text("create table t (a integer); grant select on t to passing; select pg_sleep(1);")
    sql = Thread(target=lambda: compiled_sql(server, template_of(PLAIN), PLAIN, [file], psql(server.home, os.environ)))
    sql.start()
    with connect(server.conninfo("template1", SUPERUSER)) as admin:
        until = time.monotonic() + 60
        while not admin.execute("select 1 from pg_roles where rolname = 'passing'").fetchone():
            assert time.monotonic() < until
            time.sleep(0.01)
    with clone(server, template_of(PLAIN), SUPERUSER) as conn:
        make_roles(conn, ["passing"])
        sql.join()
        conn.execute("create table t (a integer)")
        conn.execute("grant select on t to passing")


def test_sql_makes_its_own_roles_beside_those_that_nobody_has(server: Server, tmp_path: Path) -> None:
    embedded(server.home, PLAIN, lambda _stage: None)
    file = tmp_path / "one.sql"
    file.write_text("create role own_of_sql; create table t (a integer); grant select on t to nobody_has_it, own_of_sql;")
    found = compiled_sql(server, template_of(PLAIN), PLAIN, [file], psql(server.home, os.environ))
    assert {ref.path[-1] for ref in found.catalog.objects if ref.kind == "grant"} >= {"nobody_has_it", "own_of_sql"}


def test_a_role_that_the_server_has_is_told_with_what_to_do(server: Server, tmp_path: Path) -> None:
    embedded(server.home, PLAIN, lambda _stage: None)
    file = tmp_path / "one.sql"
    file.write_text(f"create role {SUPERUSER};")
    with pytest.raises(GrowthosError, match=rf'one.sql:1: .* role "{SUPERUSER}" already exists; .* leave the statement out'):
        compiled_sql(server, template_of(PLAIN), PLAIN, [file], psql(server.home, os.environ))
