"""Default privileges of whoever creates: what SQL and manifests that name no role mean where they are applied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.db.embedded import SUPERUSER, status
from growthos_cli.db.home import Home

Sql = Callable[[str], list[tuple[Any, ...]]]

SCRIPT = """\
create schema private;
alter default privileges in schema private grant select on tables to authenticated;
create table private.people (id integer);
create table public.before (id integer);
alter default privileges {}in schema public revoke all on tables from authenticated;
create table public.after (id integer);
"""


@pytest.fixture
def as_postgres(plain: Callable[[str], str]) -> str:
    """An empty database of plain Postgres, reached as a role that is no superuser."""
    return plain("do $$ begin execute format('alter database %I owner to postgres', current_database()); end $$").replace(
        f"//{SUPERUSER}@", "//postgres@"
    )


@pytest.mark.parametrize("whose", ["", "for role postgres "])
def test_migrations_of_a_hosted_project_are_what_they_made_there(
    project: Project, empty_database: str, sql: Sql, tmp_path: Path, whose: str
) -> None:
    (tmp_path / "all.sql").write_text(SCRIPT.format(whose))
    sql(SCRIPT.format(whose))
    found = project.run("diff", "--db", empty_database, "--desired", str(tmp_path / "all.sql"), "--prune")
    assert (found.code, found.out.startswith("nothing to do: ")) == (0, True), found.out


def test_sql_for_the_platforms_owner_makes_a_superuser_for_no_longer_than_it_runs(own_project: Project) -> None:
    file = own_project.folder / "all.sql"
    file.write_text("create role made_on_the_way; create publication everything for all tables; grant made_on_the_way to not_made;")
    found = own_project.run("diff", "--desired", str(file))
    assert (found.code, "+ publication everything\n" in found.out) == (2, True), found.err
    is_superuser = "select rolsuper from pg_roles where rolname = 'postgres'"
    server = status(Home(Path(own_project.environ["GROWTHOS_HOME"]))).server
    assert server
    with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        assert admin.execute(is_superuser).fetchone() == (False,)
        file.write_text('create publication everything for all tables; create extension "nowhere to be found";')
        failed = own_project.run("diff", "--desired", str(file))
        assert (failed.code, f'{file}:1: Postgres refuses the SQL: extension "nowhere to be found" is not available' in failed.err) == (
            1,
            True,
        )
        assert admin.execute(is_superuser).fetchone() == (False,)
        # As who was killed leaves it.
        admin.execute("alter role postgres superuser")
        assert own_project.run("diff").code == 2
        assert admin.execute(is_superuser).fetchone() == (False,)


def test_sql_without_a_role_is_of_whoever_applies_it(project: Project, as_postgres: str, tmp_path: Path) -> None:
    (tmp_path / "all.sql").write_text(
        "create schema private; alter default privileges in schema private grant select on tables to reader;"
        "alter default privileges revoke execute on functions from public; create table private.people (id integer);"
    )
    with psycopg.connect(as_postgres, autocommit=True) as conn:
        conn.execute("create role reader")
    try:
        done = project.run("apply", "--db", as_postgres, "--desired", str(tmp_path / "all.sql"), "--yes")
        assert done.code == 0, done.err
        assert " default privilege of " not in project.run("diff", "--db", as_postgres, "--desired", str(tmp_path / "all.sql")).out
        with psycopg.connect(as_postgres) as conn:
            owners = conn.execute("select distinct defaclrole::regrole::text from pg_default_acl").fetchall()
        assert owners == [("postgres",)]
        imported = project.run("import", "--from-sql", str(tmp_path / "all.sql"), "--into", "taken")
        assert "equal: " in imported.out, imported.out + imported.err
        said = (tmp_path / "taken" / "default_privileges.yaml").read_text()
        assert "role" not in said
        assert project.run("diff", "--db", as_postgres, "--manifests", "taken").code == 0
        kept = project.run("import", "--db", as_postgres, "--into", "taken", "--keep")
        assert (kept.code, (tmp_path / "taken" / "default_privileges.yaml").read_text()) == (0, said), kept.err
    finally:
        with psycopg.connect(as_postgres.replace("//postgres@", f"//{SUPERUSER}@"), autocommit=True) as conn:
            conn.execute("drop owned by reader")
            conn.execute("drop role reader")


def test_manifests_say_it_by_name_or_without_one_not_both(project: Project, empty_database: str, sql: Sql) -> None:
    unnamed = "default_privileges:\n  - {schema: public, tables: {}}\n"
    project.write("default_privileges.yaml", unnamed)
    done = project.run("apply", "--db", empty_database, "--allow", "all", "--yes")
    assert done.code == 0, done.err
    held = "select grantee::regrole::text from pg_default_acl, aclexplode(defaclacl) where defaclrole = 'postgres'::regrole"
    assert sql(f"{held} and defaclnamespace = 'public'::regnamespace and defaclobjtype = 'r' and grantee <> defaclrole") == []
    assert project.run("diff", "--db", empty_database).code == 0
    project.write("default_privileges.yaml", unnamed + "  - {role: postgres, schema: public, tables: {anon: [select]}}\n")
    refused = project.run("diff", "--db", empty_database)
    assert refused.code == 1
    assert "manifests/default_privileges.yaml:2:22: new tables: what postgres grants on them is said by its name, too" in refused.err
    project.write("default_privileges.yaml", unnamed + "  - {schema: public, tables: {anon: [select]}}\n")
    refused = project.run("diff", "--db", empty_database)
    assert "what whoever creates grants in schema public on new tables is declared a second time" in refused.err
