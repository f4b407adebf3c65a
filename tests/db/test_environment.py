"""What databases are cloned from: built once, rebuilt when its SQL changes, whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import psycopg
import pytest

from growthos_cli.db import embedded, environment
from growthos_cli.db.environment import create_database, drop_database, ensure_platform, ensure_target, fingerprint
from growthos_cli.errors import ServerError
from growthos_cli.resources import manifests_dir, templates_dir

# A command of its own finds what this one finds, in a checkout and installed.
SEARCH_PATH = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])


@pytest.fixture
def folder(tmp_path) -> Path:
    """A platform of two roles and one table."""
    for part in ("cluster", "database"):
        (tmp_path / part).mkdir()
    (tmp_path / "cluster" / "10_roles.sql").write_text(
        "set client_min_messages = error;\n"
        "do $$ begin if to_regrole('postgres') is null then create role postgres; create role anon; end if; end $$;\n"
        "alter role postgres login createdb;"
    )
    (tmp_path / "database" / "10_schema.sql").write_text("create schema auth; create table auth.users (id int);")
    (tmp_path / "database" / "20_rows.sql").write_text("insert into auth.users values (1);")
    return tmp_path


@pytest.fixture
def own(home) -> embedded.Server:
    """A server for one test: what is built is the cluster's."""
    return embedded.start(home)


def ask(server: embedded.Server, query: str, dbname: str = "template1", user: str = embedded.SUPERUSER) -> list[tuple]:
    with psycopg.connect(server.conninfo(dbname, user), autocommit=True) as conn:
        cursor = conn.execute(query)
        return cursor.fetchall() if cursor.description else []


def databases(server: embedded.Server) -> dict[str, int]:
    return dict(ask(server, "select datname, oid from pg_database where datname <> 'template0' order by datname"))


def test_the_target_is_a_clone_of_the_platform_that_postgres_owns_and_is_not_superuser_in(own, folder):
    ensure_target(own, folder)
    assert ask(own, "select id from auth.users", "postgres") == [(1,)]
    assert ask(own, "select current_user, rolsuper from pg_roles where rolname = current_user", "postgres", "postgres") == [
        ("postgres", False)
    ]
    assert ask(
        own, "select datname, datdba::regrole::text, datistemplate, datallowconn from pg_database where datdba <> 10 order by 1"
    ) == [
        ("growthos_platform", "postgres", True, False),
        ("postgres", "postgres", False, True),
    ]
    assert set(databases(own)) == {"growthos_platform", "postgres", "template1"}


def test_a_second_time_builds_nothing(own, folder):
    ensure_target(own, folder)
    before = databases(own)
    ensure_target(own, folder)
    ensure_platform(own, folder)
    assert databases(own) == before


def test_the_plain_platform_is_a_database_that_an_ordinary_postgres_owns(own):
    ensure_target(own, None)
    assert ask(own, "create table t (id int); select rolsuper from pg_roles where rolname = 'postgres'", "postgres", "postgres") == []
    assert ask(own, "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = 'postgres'") == [(False, True, True)]


def test_a_change_of_the_sql_rebuilds_the_platform_and_leaves_the_target_alone(own, folder):
    ensure_target(own, folder)
    before = databases(own)
    ask(own, "create table auth.mine (id int)", "postgres")
    (folder / "database" / "30_more.sql").write_text("create table auth.sessions (id int);")
    ensure_target(own, folder)
    after = databases(own)
    assert after["growthos_platform"] != before["growthos_platform"]
    assert after["postgres"] == before["postgres"]
    create_database(own, "fresh")
    found = "select to_regclass('auth.sessions') is not null, to_regclass('auth.mine') is not null"
    assert ask(own, found, "fresh") == [(True, False)]
    assert ask(own, found, "postgres") == [(False, True)]


def test_platforms_of_other_names_live_side_by_side(own, folder):
    ensure_platform(own, folder)
    ensure_platform(own, None, "growthos_plain")
    create_database(own, "plain", "growthos_plain")
    assert ask(own, "select to_regnamespace('auth')", "plain") == [(None,)]


def test_databases_are_created_owned_by_postgres_and_dropped_under_their_users(own, folder):
    ensure_platform(own, folder)
    name = 'sc"ratch; -- ü'
    create_database(own, name)
    assert ask(own, "select current_database(), datdba::regrole::text from pg_database where datname = current_database()", name) == [
        (name, "postgres")
    ]
    with psycopg.connect(own.conninfo(name, "postgres")):
        drop_database(own, name)
    drop_database(own, name)
    assert name not in databases(own)


def test_a_database_that_is_there_already_is_one_sentence(own, folder):
    ensure_platform(own, folder)
    create_database(own, "twice")
    with pytest.raises(ServerError, match=r'^the database twice cannot be made: database "twice" already exists$'):
        create_database(own, "twice")


def test_sql_that_fails_names_its_file_and_line_and_leaves_what_was_there(own, folder):
    ensure_platform(own, folder)
    before = databases(own)
    bad = folder / "database" / "30_bad.sql"
    bad.write_text("create table fine (id int);\n\nselect 1 from absent;\n")
    with pytest.raises(ServerError) as caught:
        ensure_platform(own, folder)
    assert str(caught.value) == f'{bad}:3: relation "absent" does not exist'
    assert databases(own) == before
    bad.unlink()
    ensure_platform(own, folder)
    assert databases(own) == before


def test_cluster_sql_without_the_role_postgres_is_said(own, folder):
    (folder / "cluster" / "10_roles.sql").unlink()
    with pytest.raises(ServerError, match=r"cluster does not create the role postgres$"):
        ensure_platform(own, folder)
    assert set(databases(own)) == {"postgres", "template1"}


def test_a_building_that_was_killed_is_built_anew_and_leaves_nothing(own, folder):
    slow = folder / "database" / "30_slow.sql"
    slow.write_text("select pg_sleep(60);")
    code = (
        "import os, sys, pathlib; from growthos_cli.db import embedded, environment; from growthos_cli.db.home import Home\n"
        "environment.ensure_target(embedded.ensure_running(Home.locate(os.environ)), pathlib.Path(sys.argv[1]))"
    )
    command = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        env=os.environ | {"GROWTHOS_HOME": str(own.home.root), "PYTHONPATH": SEARCH_PATH},
    )
    asleep = "select count(*) from pg_stat_activity where datname like 'growthos_building_%' and wait_event = 'PgSleep'"
    deadline = time.monotonic() + 20
    while ask(own, asleep) != [(1,)]:
        assert time.monotonic() < deadline, "the building never began"
        time.sleep(0.02)
    command.kill()
    command.wait()
    slow.unlink()
    ensure_target(own, folder)
    assert set(databases(own)) == {"growthos_platform", "postgres", "template1"}
    assert ask(own, "select id from auth.users", "postgres") == [(1,)]


def interrupting(name, real, calls, number, interrupted_at):
    """The step, interrupted instead of done when it is the call of that number."""

    def step(*words):
        if next(calls) == number:
            interrupted_at.append(name)
            raise KeyboardInterrupt
        return real(*words)

    return step


def test_an_interruption_at_any_moment_is_made_good_by_the_next_time(own, folder, monkeypatch):
    steps = {name: getattr(environment, name) for name in ("_clone", "drop", "_run", "_swap")}
    ensure_target(own, folder)
    interrupted_at = []
    for number in range(100):
        # Everything is to be built anew: the SQL has changed, and the target counts as the one that initdb made.
        (folder / "database" / "30_change.sql").write_text(f"create table auth.change_{number} (id int);")
        monkeypatch.setattr(environment, "_INITDB_OID", databases(own)["postgres"])
        with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
            calls = count()
            for name, real in steps.items():
                patched.setattr(environment, name, interrupting(name, real, calls, number, interrupted_at))
            ensure_target(own, folder)
        ensure_target(own, folder)
        assert ask(own, f"select to_regclass('auth.change_{number}') is not null", "postgres") == [(True,)]
        if len(interrupted_at) == number:
            break
    assert set(interrupted_at) == set(steps)
    ensure_platform(own, None)
    assert set(databases(own)) == {"growthos_platform", "postgres", "template1"}


def test_commands_that_come_at_once_build_once(own, folder):
    code = (
        "import os, sys, pathlib; from growthos_cli.db import embedded, environment; from growthos_cli.db.home import Home\n"
        "environment.ensure_target(embedded.ensure_running(Home.locate(os.environ)), pathlib.Path(sys.argv[1]))"
    )
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            env=os.environ | {"GROWTHOS_HOME": str(own.home.root), "PYTHONPATH": SEARCH_PATH},
        )
        for _ in range(3)
    ]
    assert [command.wait() for command in commands] == [0, 0, 0]
    assert set(databases(own)) == {"growthos_platform", "postgres", "template1"}


def test_a_target_that_is_in_use_before_its_first_use_is_one_sentence(own, folder):
    said = r"^the embedded database postgres is in use; disconnect from it and try again$"
    with psycopg.connect(own.conninfo("postgres", embedded.SUPERUSER)), pytest.raises(ServerError, match=said):
        ensure_target(own, folder)
    ensure_target(own, folder)
    assert ask(own, "select id from auth.users", "postgres") == [(1,)]


def test_the_servers_password_opens_tcp_for_postgres(home, folder, free_port):
    server = embedded.start(home, port=free_port)
    ensure_target(server, folder)
    with psycopg.connect(server.tcp_conninfo()) as conn:
        assert conn.execute("select current_user").fetchone() == ("postgres",)


def test_the_fingerprint_tells_contents_names_and_order_apart(folder):
    first = fingerprint(folder)
    assert first == fingerprint(folder) != fingerprint(None)
    (folder / "database" / "20_rows.sql").rename(folder / "database" / "05_rows.sql")
    assert fingerprint(folder) != first


def test_the_supabase_platform_builds_and_bears_a_second_run(own, tmp_path):
    supabase = templates_dir() / "platform" / "supabase"
    ensure_target(own, supabase)
    ensure_platform(own, supabase, "growthos_again")
    assert ask(own, "select to_regclass('auth.users') is not null and to_regclass('storage.buckets') is not null", "postgres") == [(True,)]


def test_templates_and_manifests_are_found():
    assert (templates_dir().name, manifests_dir().name) == ("sql_templates", "manifests")
