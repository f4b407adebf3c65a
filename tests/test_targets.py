"""A target that cannot serve is one clear sentence, and nothing is sent to it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server
from growthos_cli.errors import ApplyError, TargetError
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "growthos.yaml").write_text("project: targets\nplatform: supabase\n")
    (tmp_path / "a.yaml").write_text("table: a\ncolumns: {id: {type: integer}}\n")
    return open_workspace(tmp_path, tmp_path, os.environ, lambda _stage: None)


@pytest.fixture
def limited(server: Server, empty_database: str):
    """A role that may connect and nothing more, and its connection string."""
    role = f"limited_{secrets.token_hex(4)}"  # left behind: the server does not outlive the run
    with psycopg.connect(server.conninfo("template1", "supabase_admin"), autocommit=True) as admin:
        admin.execute(f"create role {role} login")
    with psycopg.connect(empty_database) as conn:
        conn.execute(f"grant usage on schema storage to {role}")
        conn.execute(f"grant select on storage.buckets to {role}")
        conn.execute(f"create policy all_buckets on storage.buckets for select to {role} using (true)")
        return server.conninfo(conn.info.dbname, role)


def test_a_plain_postgres_is_no_supabase(workspace: Workspace, server: Server) -> None:
    with pytest.raises(TargetError, match="is no supabase database: it has no schema auth, realtime, storage"):
        compare(workspace, Target("test", server.conninfo("template1", "supabase_admin")))


def test_a_role_that_may_create_nothing_is_told_which_step_it_was_refused(workspace: Workspace, limited: str) -> None:
    target = Target("test", limited)
    with pytest.raises((ApplyError, TargetError), match=r"permission denied for schema public|may not read every row of storage\.buckets"):
        provision(workspace, compare(workspace, target), allowed=(), consent=lambda _: True)


def test_a_database_set_to_read_only_is_refused_before_anything_is_sent(workspace: Workspace, empty_database: str) -> None:
    target = Target("test", empty_database)
    made = compare(workspace, target)
    with psycopg.connect(empty_database, autocommit=True) as conn:
        conn.execute(f"alter database {conn.info.dbname} set default_transaction_read_only = on")
    with pytest.raises(TargetError, match="set to read-only"):
        provision(workspace, made, allowed=(), consent=lambda _: True)
