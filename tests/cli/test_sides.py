"""`--desired`, the `--db` of `diff` and `snapshot`: any two of manifests, a database, SQL and a snapshot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.db.embedded import SUPERUSER, Server

Sql = Callable[[str], list[tuple[Any, ...]]]

OLD = "create table public.people (id integer primary key, name text);"
NEW = """\
create table public.people (id integer primary key, name varchar(3) check (name in ('Ada', 'Bob')), born date);
create index people_born on public.people (born);
grant select (name) on public.people to nobody_has_this_role;
"""


def columns(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as conn:
        return conn.execute(
            "select column_name from information_schema.columns where table_schema = 'public' and table_name = 'people' order by 1"
        ).fetchall()


def test_a_database_becomes_another_and_then_equals_it(project: Project, plain: Callable[[str], str]) -> None:
    a, b = plain(OLD + "create table public.gone (); insert into people values (1, 'Ada')"), plain(NEW.replace("grant", "-- grant"))
    assert project.run("diff", "--db", a, "--desired", b, "--prune").code == 2
    kept = project.run("diff", "--db", a, "--desired", b).out
    assert "1 object is not in the database " in kept
    assert " and left alone; --prune drops what is not there\n" in kept
    refused = project.run("apply", "--db", a, "--desired", b, "--prune", "--yes")
    assert (refused.code, columns(a)) == (3, [("id",), ("name",)])
    done = project.run("apply", "--db", a, "--desired", b, "--prune", "--allow", "all", "--yes")
    assert done.code == 0, done.err
    assert "now equals the database " in done.out
    again = project.run("diff", "--db", a, "--desired", b, "--prune")
    assert (again.code, again.out.startswith("nothing to do: ")) == (0, True)
    with psycopg.connect(a) as conn:
        assert conn.execute("select id, name from public.people").fetchall() == [(1, "Ada")]


@pytest.mark.parametrize("form", ["file", "folder", "snapshot", "database"])
def test_what_is_desired_can_have_any_form(project: Project, plain: Callable[[str], str], tmp_path: Path, form: str) -> None:
    a, b = plain(OLD), plain(NEW.replace("grant", "-- grant"))
    (tmp_path / "sql").mkdir()
    first, _, rest = NEW.replace("grant", "-- grant").partition("\n")
    (tmp_path / "sql" / "1.sql").write_text(first)
    (tmp_path / "sql" / "2.sql").write_text(rest)
    (tmp_path / "new.sql").write_text(NEW.replace("grant", "-- grant"))
    saved = project.run("snapshot", "--db", b, "-o", str(tmp_path / "b.json"))
    assert saved.code == 0, saved.err
    sides = {"file": tmp_path / "new.sql", "folder": tmp_path / "sql", "snapshot": tmp_path / "b.json", "database": b}
    done = project.run("apply", "--db", a, "--desired", str(sides[form]), "--prune", "--allow", "all", "--yes")
    assert done.code == 0, done.err
    for other in sides.values():
        again = project.run("diff", "--db", a, "--desired", str(other), "--prune")
        assert (again.code, again.out.startswith("nothing to do: ")) == (0, True), (other, again.out)


def test_either_side_of_a_diff_can_be_a_file(project: Project, plain: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "old.sql").write_text(OLD)
    project.run("snapshot", "--db", plain(NEW.replace("grant", "-- grant")), "-o", str(tmp_path / "new.json"))
    found = project.run("diff", "--db", str(tmp_path / "old.sql"), "--desired", str(tmp_path / "new.json"), "--json")
    assert found.code == 2
    changed = [(change["verb"], change["object"]["kind"]) for change in found.document["changes"]]
    assert sorted(changed) == [("alter", "column"), ("create", "check"), ("create", "column"), ("create", "index")]
    assert found.document["manifests"] is None


def test_manifests_are_a_side_like_any_other(project: Project, empty_database: str) -> None:
    assert project.run("apply", "--db", empty_database, "--desired", ".", "--yes").code == 0
    assert project.run("diff", "--db", ".", "--desired", empty_database).code == 0


def test_a_role_that_sql_names_is_made_for_it_and_taken_away(project: Project, tmp_path: Path, server: Server) -> None:
    (tmp_path / "new.sql").write_text(NEW)
    (tmp_path / "old.sql").write_text(OLD)
    found = project.run("diff", "--db", str(tmp_path / "old.sql"), "--desired", str(tmp_path / "new.sql"))
    assert "+ grant on column public.people.name to nobody_has_this_role" in found.out
    with psycopg.connect(server.conninfo("template1", SUPERUSER)) as conn:
        assert conn.execute("select 1 from pg_roles where rolname = 'nobody_has_this_role'").fetchall() == []


def test_sql_that_postgres_refuses_is_told_with_its_line(project: Project, tmp_path: Path) -> None:
    (tmp_path / "bad.sql").write_text(f"{OLD}\n\nselect 1 / 0;\n")
    found = project.run("diff", "--db", str(tmp_path / "bad.sql"), "--desired", str(tmp_path / "bad.sql"))
    assert found.code == 1
    assert f"error: {tmp_path}/bad.sql:3: Postgres refuses the SQL: division by zero" in found.err


def test_commands_of_psql_in_sql_are_not_run(project: Project, tmp_path: Path) -> None:
    (tmp_path / "bad.sql").write_text(f"\\! touch {tmp_path}/made\n")
    found = project.run("diff", "--db", str(tmp_path / "bad.sql"), "--desired", str(tmp_path / "bad.sql"))
    assert (found.code, (tmp_path / "made").exists()) == (1, False)
    assert "bad.sql:1: Postgres refuses the SQL: commands of psql" in found.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--desired", "nowhere"), "--desired names no file or folder that is there; it takes"),
        (("--desired", "empty"), "--desired: the folder empty has neither growthos.yaml nor migrations that are files of SQL"),
        (("--desired", "notes.txt"), "notes.txt is no snapshot: it is not JSON"),
        (("--desired", "other.json"), "other.json is no snapshot; write one with `growthos snapshot`"),
        (("--desired", "later.json"), "later.json was written by another version of growthos"),
        (("--desired", "x.sql", "--manifests", "manifests"), "--manifests and --desired both name what is desired"),
    ],
)
def test_a_side_that_is_none_is_told(project: Project, arguments: tuple[str, ...], told: str) -> None:
    (project.folder / "empty").mkdir()
    (project.folder / "notes.txt").write_text("notes")
    (project.folder / "x.sql").write_text("")
    (project.folder / "other.json").write_text("{}")
    (project.folder / "later.json").write_text('{"growthos_snapshot": 99, "platform": "postgres"}')
    found = project.run("diff", "--db", "x.sql", *arguments)
    assert found.code == 1
    assert told in found.err


def test_strict_fails_on_what_has_no_kind(project: Project, plain: Callable[[str], str]) -> None:
    a = plain(OLD)
    b = plain(OLD + "create access method mine type table handler heap_tableam_handler")
    assert project.run("diff", "--db", a, "--desired", a, "--strict").code == 0
    found = project.run("diff", "--db", a, "--desired", b)
    strict = project.run("diff", "--db", a, "--desired", b, "--strict")
    if "not compared" in found.out:
        assert strict.code == 1
        assert "--strict: growthos does not model " in strict.err
    else:
        assert strict.code == found.code


def test_sides_that_are_alike_need_little_of_the_program(plain: Callable[[str], str]) -> None:
    """What most comparisons find is nothing: neither kinds nor planner are loaded for it."""
    url = plain(NEW.replace("nobody_has_this_role", "public"))
    script = "import sys; from growthos_cli.cli.main import main; code = main(); print(*sys.modules); sys.exit(code)"
    words = [sys.executable, "-c", script, "diff", "--desired", url, "--db", url]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("nothing to do:")
    loaded = {*done.stdout.splitlines()[-1].split()}
    assert "growthos_cli.flows.compare" in loaded
    heavy = {"growthos_cli.planning.plan", "growthos_cli.catalog.kinds", "growthos_cli.catalog.relations", "jinja2", "yaml"}
    assert loaded.isdisjoint(heavy)
