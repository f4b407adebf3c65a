"""`bench seed` writes all or nothing and only where it may; `bench queries` marks what is over the budget."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import Server
from growthos_cli.db.seeding import Statement, seed
from growthos_cli.errors import TargetError

Sql = Callable[[str], list[tuple[Any, ...]]]

BENCH = """\
personas:
  setup: insert into public.notes (owner_id, body) values ('00000000-0000-4000-8000-000000000001', 'first')
  people:
    anon: {database_role: anon}
    stranger: {}
    writer: {id: 00000000-0000-4000-8000-000000000001}
bench:
  sizes: {notes: 3000}
  steps:
    - sql: create temporary table numbers on commit drop as select n from generate_series(1, {notes}) as n
    - table: tags
      sql: insert into public.tags select 1 + n, 'tag' from numbers where n < 10
    - table: notes
      sql: |
        insert into public.notes (owner_id, body)
        select ('00000000-0000-4000-8000-' || lpad(to_hex(n % 100), 12, '0'))::uuid, repeat('word ', 20) from numbers
"""


@pytest.fixture
def benched(built: Project) -> Project:
    built.edit("notes.yaml", "policies:", "owner: owner_id\npolicies:")
    built.write("bench.yaml", BENCH)
    return built


def name_of(database: str) -> str:
    return psycopg.conninfo.conninfo_to_dict(database)["dbname"]


def counts(sql: Sql) -> list[tuple[Any, ...]]:
    return sql("select (select count(*) from public.notes), (select count(*) from public.tags)")


def test_a_target_that_is_not_embedded_is_seeded_only_by_name(benched: Project, empty_database: str, sql: Sql) -> None:
    refused = benched.run("bench", "seed", "--db", empty_database)
    assert refused.code == 3
    assert refused.err.splitlines()[-1].endswith(f"nothing was written. To seed it all the same: --into {name_of(empty_database)}")
    other = benched.run("bench", "seed", "--db", empty_database, "--into", "another")
    assert (other.code, other.err.splitlines()[-1]) == (
        3,
        f"error: --into names 'another', but the target's name is '{name_of(empty_database)}'; nothing was written",
    )
    assert counts(sql) == [(0, 1)]
    done = benched.run("bench", "seed", "--db", empty_database, "--into", name_of(empty_database), "--size", "notes=500")
    assert done.code == 0, done
    assert done.out.splitlines()[1:] == ["            9  public.tags", "          500  public.notes"]
    assert counts(sql) == [(501, 10)]


def test_an_environment_is_named_as_the_manifests_name_it_and_a_protected_one_never_seeded(benched: Project, empty_database: str) -> None:
    where = {"STAGING_URL": empty_database, "PRODUCTION_URL": empty_database}
    refused = benched.run("bench", "seed", "--env", "production", "--into", "production", **where)
    assert (refused.code, refused.err.splitlines()[-1]) == (
        3,
        "error: environment 'production' is protected and is never seeded; nothing was written",
    )
    done = benched.run("bench", "seed", "--env", "staging", "--into", "staging", "--scale", "0.01", "--json", **where)
    assert done.code == 0, done
    document = done.document
    assert document["sizes"] == {"notes": 30}
    assert document["tables"] == [{"table": ["public", "tags"], "rows": 9}, {"table": ["public", "notes"], "rows": 30}]


def test_a_step_that_postgres_refuses_leaves_nothing(benched: Project, empty_database: str, sql: Sql) -> None:
    benched.edit("bench.yaml", "repeat('word ', 20)", "null")
    failed = benched.run("bench", "seed", "--db", empty_database, "--into", name_of(empty_database))
    assert failed.code == 1
    assert failed.err.splitlines()[-2].startswith("manifests/bench.yaml:14:12: Postgres refuses notes (3 of 3): null value in column")
    assert failed.err.splitlines()[-2].endswith("Nothing was written")
    assert counts(sql) == [(0, 1)]


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_seed_leaves_nothing(benched: Project, empty_database: str, sql: Sql, how: signal.Signals, code: int) -> None:
    benched.edit("bench.yaml", "repeat('word ', 20)", "pg_sleep(0.05)::text")
    with benched.start("bench", "seed", "--db", empty_database, "--into", name_of(empty_database)) as process:
        deadline = time.monotonic() + 20
        while not sql(
            "select 1 from pg_stat_activity where datname = current_database() and query like 'insert into public.notes%pg_sleep%'"
        ):
            assert time.monotonic() < deadline
        process.send_signal(how)
        _, err = process.communicate(timeout=20)
    assert process.returncode == code, err
    if how is signal.SIGINT:
        assert err.splitlines()[-1] == "interrupted; nothing was left half-applied"
    assert counts(sql) == [(0, 1)]


def test_a_role_that_may_not_switch_triggers_off_writes_nothing(server: Server, empty_database: str) -> None:
    with connect(server.conninfo(name_of(empty_database), "authenticator")) as conn, pytest.raises(TargetError) as refused:
        seed(conn, Statement("the personas", "select 1"), [Statement("t", "select 1")], lambda _: None)
    assert "may not switch triggers off" in str(refused.value)
    assert "grant set on parameter session_replication_role to authenticator" in str(refused.value)


def test_what_is_missing_is_told_with_the_next_move(project: Project, empty_database: str) -> None:
    nothing = project.run("bench", "seed", "--db", empty_database)
    assert (nothing.code, nothing.err.splitlines()[-1]) == (
        1,
        "error: no manifest says what to fill a database with; add `bench` (docs/manifests.md)",
    )
    project.write("bench.yaml", BENCH)
    unprovisioned = project.run("bench", "seed", "--db", empty_database)
    assert (unprovisioned.code, unprovisioned.err.splitlines()[-1]) == (
        1,
        "error: the target has no table tags, notes; run `growthos provision` first",
    )
    assert project.run("apply", "--db", empty_database, "--yes").code == 0
    unseeded = project.run("bench", "queries", "--db", empty_database)
    assert unseeded.code == 1
    assert unseeded.err.splitlines()[-1].endswith("is empty; run `growthos bench seed`")


def test_queries_within_the_budget_and_beyond_it(benched: Project, empty_database: str, sql: Sql) -> None:
    assert benched.run("bench", "seed", "--db", empty_database, "--into", name_of(empty_database)).code == 0
    sql("grant select on public.notes to authenticated")
    good = benched.run("bench", "queries", "--db", empty_database, "--table", "notes", "--runs", "2")
    assert good.code == 0, good
    assert good.out.splitlines()[-1].endswith(" queries, none marked")
    assert max(map(len, good.out.splitlines()[1:])) <= 80
    assert "  anon is denied" in good.out.splitlines()

    sql("alter policy notes_own on public.notes using (owner_id::text = auth.uid()::text)")
    bad = benched.run("bench", "queries", "--db", empty_database, "--table", "notes", "--persona", "stranger", "--runs", "2", "--json")
    assert bad.code == 2, bad
    queries = {found["query"]: found for found in bad.document["queries"]}
    assert set(queries) == {"list", "count", "invisible key"}
    assert (queries["list"]["rows"], queries["list"]["visible"], queries["list"]["per_row_calls"]) == (3001, 0, ["current_setting"])
    assert queries["list"]["marks"][0]["name"] == "per-row-call"
    assert bad.document["marked"] >= 2
    assert sql("select 1 from pg_stat_activity where application_name = 'growthos bench' and datname = current_database()") == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--persona", "writter"), "there is no persona 'writter'; did you mean 'writer'? (known: anon, stranger, writer)"),
        (("--table", "note"), "no manifest declares a table note that can be asked; did you mean 'notes'?"),
    ],
)
def test_who_is_not_there_cannot_be_asked(benched: Project, empty_database: str, words: tuple[str, ...], complaint: str) -> None:
    assert benched.run("bench", "seed", "--db", empty_database, "--into", name_of(empty_database), "--size", "notes=5").code == 0
    refused = benched.run("bench", "queries", "--db", empty_database, *words)
    assert (refused.code, refused.err.splitlines()[-1]) == (1, f"error: {complaint}")
