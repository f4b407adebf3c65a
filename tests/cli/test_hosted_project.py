"""A hosted project's migrations, the first of them as its command line pulls it from a database: run, imported, compared, applied."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.db.binaries import major_of
from growthos_cli.db.embedded import Server

FOLDER = Path(__file__).with_name("hosted_project")


@pytest.fixture
def hosted(project: Project, server: Server) -> Project:
    if major_of(server.version) < 18:
        pytest.skip("it makes an extension that is not trusted, which only PostgreSQL 18 lends")
    shutil.copytree(FOLDER / "supabase", project.folder / "supabase")
    return project


def test_they_become_manifests_and_a_database_that_equals_both(hosted: Project, empty_database: str) -> None:
    imported = hosted.run("import", "--from-sql", ".", "--into", "taken")
    assert (imported.code, "equal: " in imported.out, "not imported" in imported.out) == (0, True, False), imported.out
    applied = hosted.run("apply", "--db", empty_database, "--desired", "supabase/migrations", "--prune", "--allow", "all", "--yes")
    assert applied.code == 0, applied.err
    for side in (("--desired", "supabase/migrations", "--prune"), ("--manifests", "taken")):
        found = hosted.run("diff", "--db", empty_database, *side)
        assert (found.code, found.out.startswith("nothing to do: ")) == (0, True), found.out


def test_a_database_in_which_they_ran_is_what_they_say(hosted: Project, empty_database: str) -> None:
    migrations = sorted((hosted.folder / "supabase" / "migrations").glob("*.sql"))
    run_by_postgres(empty_database, migrations)
    found = hosted.run("diff", "--db", empty_database, "--desired", "supabase/migrations", "--prune")
    assert (found.code, found.out.startswith("nothing to do: ")) == (0, True), found.out


def run_by_postgres(conninfo: str, files: list[Path]) -> None:
    for file in files:
        with psycopg.connect(conninfo, autocommit=True) as conn:
            conn.execute(file.read_bytes())
