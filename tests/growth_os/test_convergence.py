"""However a database got its Growth OS, the next run has nothing to do and sends no DDL."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import psycopg
import pytest
from fix_server import EMPTY

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.home import Home
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.render import rendered, script
from growthos_cli.flows.workspace import Workspace

LEGACY = """
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
"""


def differences(workspace: Workspace, url: str) -> list[str]:
    changes = compare(workspace, Target("test", url)).plan.changes
    return [f"{change.verb} {change.ref} {change.fields} {change.before} {change.after}" for change in changes]


def provisioned(workspace: Workspace, url: str) -> None:
    target = Target("test", url)
    provision(workspace, compare(workspace, target), allowed=(), consent=lambda _: True)


def test_a_provisioned_database_has_nothing_left_to_do(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    assert differences(growth_os_workspace, growth_os_database) == []


def test_a_project_that_still_grants_everything_ends_the_same(growth_os_workspace: Workspace, empty_database: str) -> None:
    with psycopg.connect(empty_database) as conn:
        for statement in filter(str.strip, LEGACY.split(";")):
            conn.execute(statement)
    provisioned(growth_os_workspace, empty_database)
    assert differences(growth_os_workspace, empty_database) == []


@pytest.mark.parametrize("legacy", [False, True], ids=["project of today", "project that grants everything"])
def test_rendered_sql_through_psql_leaves_nothing_to_do(
    growth_os_workspace: Workspace, empty_database: str, home: Home, tmp_path: Path, legacy: bool
) -> None:
    sql = tmp_path / "growth_os.sql"
    sql.write_text((LEGACY if legacy else "") + script(rendered(growth_os_workspace.declared), "growth-os"))
    psql = find_bindir(os.environ, home) / "psql"
    done = subprocess.run([psql, "-qX", "-v", "ON_ERROR_STOP=1", "-f", sql, empty_database], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert differences(growth_os_workspace, empty_database) == []


def test_a_dump_restored_elsewhere_differs_in_nothing_that_the_dump_holds(
    growth_os_workspace: Workspace, growth_os_database: str, server: Server, home: Home
) -> None:
    """pg_dump writes what Postgres printed, and Postgres's printer is not a fixpoint."""
    tools = find_bindir(os.environ, home)
    create_database(server, "test_restored", EMPTY)
    dump = subprocess.run([tools / "pg_dump", "--schema-only", "--schema=public", growth_os_database], capture_output=True, check=True)
    text = dump.stdout.replace(b"CREATE SCHEMA public;", b"")
    restore = [tools / "psql", "-qX", "-v", "ON_ERROR_STOP=1", server.conninfo("test_restored", "supabase_admin")]
    subprocess.run(restore, input=text, capture_output=True, check=True)
    changes = compare(growth_os_workspace, Target("test", server.conninfo("test_restored"))).plan.changes
    drop_database(server, "test_restored")
    # A dump of one schema leaves out what stands in others, and rows; its grants add to the restorer's default privileges.
    elsewhere = {"bucket", "row", "publication_table", "default_privilege", "grant"}
    assert [change for change in changes if change.ref.kind not in elsewhere and "public" in change.ref.path[:2]] == []


def test_a_run_with_nothing_to_do_sends_no_ddl(growth_os_workspace: Workspace, growth_os_database: str, home: Home) -> None:
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        name = conn.info.dbname
        before = conn.execute("select pg_current_xact_id()::text::bigint").fetchone()
        provisioned(growth_os_workspace, growth_os_database)
        after = conn.execute("select pg_current_xact_id()::text::bigint").fetchone()
        written = conn.execute("select xact_commit from pg_stat_database where datname = %s", [name]).fetchone()
    assert before and after and written
    # Only a writing transaction takes an id: between ours and ours, other databases of the server may have taken some,
    # so the catalog's own rows decide.
    with psycopg.connect(growth_os_database) as conn:
        touched = conn.execute("select count(*) from pg_catalog.pg_class where xmin::text::bigint >= %s", [before[0] % 2**32]).fetchone()
    assert touched == (0,)
