"""Extensions that the server which compiles lacks, or lets nobody but a superuser make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Project

from growthos_cli.db.binaries import major_of
from growthos_cli.db.embedded import Server

Sql = Callable[[str], list[tuple[Any, ...]]]

MIGRATION = """\
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_nowhere with schema extensions;
create extension other_nowhere with schema extensions;
set search_path = '';
create extension if not exists pgsodium;
create extension vector with schema extensions;
create table public.docs (id integer primary key, at extensions.vector(3));
"""


@pytest.fixture(autouse=True)
def looks_elsewhere(server: Server) -> None:
    if major_of(server.version) < 18:
        pytest.skip("PostgreSQL 18 is the first that looks for extensions elsewhere")


@pytest.mark.parametrize("platform", ["supabase", "postgres"])
def test_sql_that_makes_them_becomes_manifests_that_mean_the_same(project: Project, tmp_path: Path, platform: str) -> None:
    file = tmp_path / "all.sql"
    file.write_text(MIGRATION if platform == "supabase" else f"create schema extensions; {MIGRATION.partition(';')[2]}")
    done = project.run("import", "--from-sql", str(file), "--into", "taken", "--platform", platform)
    assert (done.code, "equal: " in done.out, "not imported" in done.out) == (0, True, False), done.out + done.err
    said = (tmp_path / "taken" / "extensions.yaml").read_text()
    assert all(f"{name}: {{schema: extensions" in said for name in ("other_nowhere", "pg_nowhere", "vector")), said
    assert "pgsodium: {schema: pgsodium}" in said
    assert said.count("comment") == (platform == "postgres")  # vector's own


def test_what_stood_in_for_them_is_gone_with_the_scratch_database(project: Project, tmp_path: Path, server: Server) -> None:
    (tmp_path / "all.sql").write_text("create extension pg_soon_gone;")
    assert "equal: " in project.run("import", "--from-sql", str(tmp_path / "all.sql"), "--into", "taken").out
    folder = server.home.root / "pg" / str(major_of(server.version)) / "stand_ins"
    assert not list(folder.rglob("pg_soon_gone.control"))


def test_one_that_says_where_it_is_made_makes_its_schema(project: Project, empty_database: str) -> None:
    project.write("extensions.yaml", "extensions: {pgmq: {schema: pgmq}, pg_nowhere: {schema: extensions}}\n")
    planned = project.run("plan", "--db", empty_database).out
    assert "create extension pgmq;" in planned
    assert "create extension pg_nowhere with schema extensions;" in planned


def test_a_target_is_given_none_of_them(project: Project, empty_database: str) -> None:
    project.write("extensions.yaml", "extensions: {pg_nowhere: {schema: extensions}}\n")
    assert "+ extension pg_nowhere  (" in project.run("diff", "--db", empty_database).out
    refused = project.run("apply", "--db", empty_database, "--yes")
    assert refused.code == 1
    assert 'Postgres refused create of extension pg_nowhere: extension "pg_nowhere" is not available' in refused.err


def test_who_uses_what_is_in_them_is_told_which_server_to_name(project: Project, empty_database: str) -> None:
    project.write("extensions.yaml", "extensions: {pg_nowhere: {schema: extensions, version: '1.2'}}\n")
    project.edit("notes.yaml", "body: {type: text,", "body: {type: extensions.nowhere_text,")
    refused = project.run("diff", "--db", empty_database)
    assert refused.code == 1
    assert 'Postgres refuses column public.notes.body: type "extensions.nowhere_text" does not exist (42704)\n' in refused.err
    told = "manifests/extensions.yaml:1:14: the server that compiles has no extension pg_nowhere, so that nothing that belongs to it is"
    assert told in refused.err
    (project.folder / "all.sql").write_text("create extension pg_nowhere; select nowhere.call();")
    refused = project.run("diff", "--db", empty_database, "--desired", "all.sql")
    assert 'schema "nowhere" does not exist; the server that compiles has no extension pg_nowhere, ' in refused.err


@pytest.mark.parametrize("name", ["../../etc/x", "a/b", "..", "a--b", "x\ny", "🦊"])
def test_a_name_that_is_no_file_is_never_one(project: Project, empty_database: str, name: str) -> None:
    (project.folder / "all.sql").write_text(f'create extension "{name}";')
    refused = project.run("diff", "--db", empty_database, "--desired", "all.sql")
    assert (refused.code, "Postgres refuses the SQL: " in refused.err) == (1, True), refused.err


def test_the_hosts_postgres_may_make_what_is_not_trusted(sql: Sql) -> None:
    sql("create extension vector with schema extensions; create extension postgres_fdw with schema extensions")
    with pytest.raises(Exception, match="permission denied to create extension"):
        sql("create extension file_fdw with schema extensions")
