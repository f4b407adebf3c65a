"""All of a plan or nothing of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import psycopg
import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.kinds import Check, Column, Grant, Owner, Table
from growthos_cli.db import apply as applying
from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.extract import extract
from growthos_cli.errors import ApplyError, TargetError
from growthos_cli.planning.plan import plan
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import SUPABASE

DESIRED = Catalog.of([Table("public", "t"), Column("public", "t", "c", "text", position=1)])


def planned(url: str, desired: Catalog = DESIRED) -> Plan:
    with connect(url) as conn:
        return plan(extract(conn, SUPABASE).catalog, desired, role="postgres")


def tables(url: str) -> list[str]:
    with connect(url) as conn:
        return sorted(item.ref.path[1] for item in extract(conn, SUPABASE).catalog.kind("table"))


def test_a_plan_is_applied(empty_database: str) -> None:
    made = planned(empty_database)
    with connect(empty_database) as conn:
        apply(conn, made, SUPABASE, ())
    assert tables(empty_database) == ["t"]


def test_a_refused_step_is_named_and_everything_is_rolled_back(empty_database: str) -> None:
    made = planned(empty_database, DESIRED.plus([Table("public", "a"), Check("public", "t", "bad", "nope > 1")]))
    with (
        connect(empty_database) as conn,
        pytest.raises(ApplyError, match=r'create of table public\.t: column "nope" does not exist') as caught,
    ):
        apply(conn, made, SUPABASE, ())
    assert "rolled back" in str(caught.value)
    assert tables(empty_database) == []


def test_who_may_not_is_told_who_may(empty_database: str) -> None:
    made = planned(empty_database, Catalog.of([Table("vault", "t"), Column("vault", "t", "c", "text", position=1)]))
    with connect(empty_database) as conn, pytest.raises(ApplyError, match="permission denied for schema vault") as caught:
        apply(conn, made, SUPABASE, ())
    assert str(caught.value).endswith(
        "\nEverything was rolled back; the database is as it was. Connect as a role that may do that: the owner, one of its members, "
        "or a superuser."
    )


def test_roles_that_the_server_lacks_are_named_before_anything_is_sent(empty_database: str) -> None:
    wanted = [Owner("table", ("public", "t"), "nobody_has_this"), Grant("table", ("public", "t"), "nor_this", ("select",))]
    made = planned(empty_database, DESIRED.plus(wanted))
    with connect(empty_database) as conn, pytest.raises(ApplyError) as caught:
        apply(conn, made, SUPABASE, ())
    assert "  nobody_has_this: owner of table public.t\n  nor_this: grant on table public.t to nor_this\n" in str(caught.value)
    assert tables(empty_database) == []


def test_a_plan_for_another_state_is_refused(empty_database: str) -> None:
    made = planned(empty_database)
    with connect(empty_database) as conn:
        conn.execute("create table public.meanwhile ()")
        with pytest.raises(TargetError, match="the database changed after the plan was made"):
            apply(conn, made, SUPABASE, ())
    assert tables(empty_database) == ["meanwhile"]


def test_a_second_applier_waits_and_then_says_who_is_at_work(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "_LOCK_SECONDS", 0.3)
    made = planned(empty_database)
    with psycopg.connect(empty_database) as other, connect(empty_database) as conn:
        other.execute("select pg_advisory_xact_lock(%s)", [applying._LOCK])
        with pytest.raises(TargetError, match="another growthos"):
            apply(conn, made, SUPABASE, ())
    assert tables(empty_database) == []


_SLOW = """
import sys
from dataclasses import replace
from test_apply import *
made = planned(sys.argv[1])
slow = replace(made.steps[0], sql="select pg_catalog.pg_sleep(60)")
print("ready", flush=True)
with connect(sys.argv[1]) as conn:
    apply(conn, replace(made, steps=(*made.steps, slow)), SUPABASE, ())
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_process_that_dies_while_applying_leaves_nothing_behind(empty_database: str, how: signal.Signals) -> None:
    words = [sys.executable, "-c", _SLOW, empty_database]
    process = subprocess.Popen(words, cwd=os.path.dirname(__file__), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout and process.stdout.readline() == b"ready\n"
    with psycopg.connect(empty_database, autocommit=True) as conn:
        found = "datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()"
        working = f"select count(*) from pg_stat_activity where {found}"
        _wait_for(lambda: conn.execute(working).fetchone() == (1,))
        process.send_signal(how)
        process.wait(10)
        if how == signal.SIGKILL:
            # The server notices a vanished client when its statement ends, or after client_connection_check_interval.
            conn.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where {found}")
        _wait_for(lambda: conn.execute(working).fetchone() == (0,))
    assert tables(empty_database) == []


def _wait_for(condition: object) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_lost_connection_says_that_nothing_is_half_done(empty_database: str) -> None:
    made = planned(empty_database)
    killer = replace(made.steps[0], sql="select pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())")
    with connect(empty_database) as conn, pytest.raises((TargetError, ApplyError)) as caught:
        apply(conn, replace(made, steps=(*made.steps, killer)), SUPABASE, ())
    assert "rolled back" in str(caught.value) or "as a whole or not at all" in str(caught.value)
    assert tables(empty_database) == []


def test_a_refusal_at_the_commit_is_told_and_everything_is_rolled_back(empty_database: str) -> None:
    """A deferred constraint is checked when the transaction ends, after every step has passed."""
    with psycopg.connect(empty_database, autocommit=True) as conn:
        conn.execute("create table public.p (id integer primary key)")
        conn.execute("create table public.c (id integer references public.p (id) deferrable initially deferred)")
    made = planned(empty_database, DESIRED)
    orphan = replace(made.steps[0], sql="insert into public.c values (1)")
    with connect(empty_database) as conn, pytest.raises(ApplyError, match="violates foreign key constraint"):
        apply(conn, replace(made, steps=(*made.steps, orphan)), SUPABASE, ())
    assert tables(empty_database) == ["c", "p"]
