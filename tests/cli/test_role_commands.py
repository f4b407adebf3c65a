"""Roles of the server by the command line: declared in growthos.yaml, named by --role, imported, saved, and refused."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import psycopg
import pytest
import yaml
from cli.conftest import Project
from psycopg import sql

from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import drop

ByHand = Callable[..., None]


@pytest.fixture
def names(server: Server) -> Iterator[tuple[str, str, str]]:
    """Names that no other test has, gone from the server in the end. One of them means harm."""
    mark = secrets.token_hex(4)
    found = (f"app_{mark}", f"Log\"in' {mark}; --", f"old_{mark}")
    yield found
    with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        for name in found:
            admin.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(name)))


@pytest.fixture
def url(server: Server, names: tuple[str, str, str]) -> Iterator[str]:
    """A database of plain Postgres, for its superuser; it goes before the roles do."""
    assert names
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        admin.execute(f"create database {name} template template0")
        yield server.conninfo(name, SUPERUSER)
        drop(admin, name)


@pytest.fixture
def by_hand(server: Server, url: str) -> ByHand:
    """Runs SQL with names, while no command takes a new role for one of its own."""

    def run(script: str, *names: str) -> None:
        with server.home.roles_held(), psycopg.connect(url, autocommit=True) as conn:
            conn.execute(sql.SQL(script).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]

    return run


def attributes(url: str, *names: str) -> dict[str, tuple[object, ...]]:
    with psycopg.connect(url) as conn:
        rows = conn.execute(
            "select rolname, rolcanlogin, rolconnlimit, shobj_description(oid, 'pg_authid'), rolconfig,"
            " array(select m.roleid::regrole::text from pg_auth_members as m where m.member = r.oid)"
            " from pg_roles as r where rolname = any (%s)",
            [list(names)],
        ).fetchall()
    return {name: tuple(rest) for name, *rest in rows}


def declare(project: Project, roles: object) -> None:
    text = yaml.safe_dump({"project": "tiny", "platform": "postgres", "database_roles": roles})
    (project.folder / "manifests" / "growthos.yaml").write_text(text)
    for file in ("notes.yaml", "tags.yaml"):
        (project.folder / "manifests" / file).unlink(missing_ok=True)


def test_what_growthos_yaml_says_of_roles_is_made_changed_and_dropped(
    project: Project, url: str, names: tuple[str, str, str], by_hand: ByHand
) -> None:
    app, login, old = names
    declare(project, {app: {}, login: {"login": True, "member_of": {app: {}}, "comment": "Signs in."}, old: "named"})
    (project.folder / "manifests" / "s.yaml").write_text(yaml.safe_dump({"schemas": {"s": {"owner_role": app, "usage": [login]}}}))
    made = project.run("apply", "--db", url, "--yes")
    assert made.code == 0, made.err
    assert "it has no password; set one by hand" in made.out
    assert attributes(url, *names) == {app: (False, -1, None, None, []), login: (True, -1, "Signs in.", None, [app])}
    assert project.run("diff", "--db", url).code == 0
    # What manifests mean does not hang on what the server that compiles them has.
    by_hand("alter role {} createdb; grant {} to {} with inherit false", app, app, login)
    with (project.folder / "manifests" / "s.yaml").open("a") as file:
        file.write("# compiled once more\n")
    drifted = project.run("diff", "--db", url)
    assert (drifted.code, "createdb" in drifted.out, "inherit" in drifted.out) == (2, True, True), drifted.out
    assert project.run("apply", "--db", url, "--yes").code == 0
    assert project.run("diff", "--db", url).code == 0

    by_hand("create role {}", old)
    declare(project, {app: {"settings": {"work_mem": "5MB"}}, login: {"connection_limit": 2}, old: "absent"})
    kept = project.run("apply", "--db", url, "--yes")
    assert kept.code == 0, kept.err
    assert attributes(url, *names) == {
        app: (False, -1, None, ["work_mem=5MB"], []),
        login: (False, 2, None, None, []),
        old: (False, -1, None, None, []),
    }
    assert project.run("apply", "--db", url, "--yes", "--prune").code == 3
    assert project.run("apply", "--db", url, "--yes", "--prune", "--allow", "data_loss").code == 0
    assert set(attributes(url, *names)) == {app, login}
    assert project.run("diff", "--db", url, "--prune").code == 0


def test_an_import_says_what_the_roles_are_that_it_is_asked_for(
    project: Project, url: str, names: tuple[str, str, str], by_hand: ByHand
) -> None:
    app, login, _ = names
    by_hand(
        "create role {0}; create role {1} login connection limit 3 password 'secret' in role {0}; create table t ();"
        " grant select on t to {0}; alter role {1} set search_path = 'it''s'; comment on role {1} is 'one'",
        app,
        login,
    )
    named = project.run("import", "--db", url, "--into", "one", "--role", login)
    assert named.code == 0, named.out
    written = yaml.safe_load((project.folder / "one" / "growthos.yaml").read_text())
    assert written["database_roles"] == {
        app: "named",
        login: {
            "login": True,
            "connection_limit": 3,
            "settings": {"search_path": '"it\'s"'},
            "member_of": {app: {}},
            "comment": "one",
        },
    }
    assert "secret" not in (project.folder / "one" / "growthos.yaml").read_text()
    again = project.run("import", "--db", url, "--into", "two", "--role", login)
    assert (again.code, (project.folder / "two" / "growthos.yaml").read_text()) == (
        0,
        (project.folder / "one" / "growthos.yaml").read_text(),
    )
    kept = project.run("import", "--db", url, "--into", "one", "--keep")
    assert (kept.code, "equal: " in kept.out) == (0, True), kept.out


def test_a_snapshot_knows_the_roles_that_it_was_asked_for(project: Project, url: str, names: tuple[str, str, str], by_hand: ByHand) -> None:
    app, login, old = names
    by_hand("create role {} login", app)
    assert project.run("snapshot", "--db", url, "--role", app, "--role", old, "-o", "saved.json").code == 0
    by_hand("drop role {}; create role {}", app, old)
    unknown = project.run("diff", "--db", url, "--desired", "saved.json", "--role", login)
    assert (unknown.code, "save it again with that" in unknown.err) == (1, True)
    assert project.run("diff", "--db", url, "--desired", "saved.json", "--prune").out.count("role ") >= 2
    done = project.run("apply", "--db", url, "--desired", "saved.json", "--prune", "--yes", "--allow", "all")
    assert done.code == 0, done.err
    assert attributes(url, *names) == {app: (True, -1, None, None, [])}


def test_sql_that_makes_a_role_says_what_it_is(project: Project, url: str, names: tuple[str, str, str]) -> None:
    app, *_ = names
    (project.folder / "new.sql").write_text(f"create role {app} nologin connection limit 7; create schema authorization {app};")
    assert project.run("diff", "--db", url, "--desired", "new.sql").code == 2
    done = project.run("apply", "--db", url, "--desired", "new.sql", "--role", app, "--yes")
    assert done.code == 0, done.err
    assert attributes(url, app) == {app: (False, 7, None, None, [])}


def test_sql_that_only_names_a_role_says_nothing_of_it(project: Project, url: str, names: tuple[str, str, str], by_hand: ByHand) -> None:
    app, *_ = names
    (project.folder / "new.sql").write_text(f"create table t (); grant select on t to {app};")
    told = project.run("diff", "--db", url, "--desired", "new.sql", "--role", app)
    assert (told.code, "does not make it, so that it says nothing of what it is to be" in told.err) == (1, True)
    by_hand("create role {}", app)
    (project.folder / "new.sql").write_text("create table other ();")
    told = project.run("diff", "--db", url, "--desired", "new.sql", "--role", app)
    assert (told.code, "has that role already" in told.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["diff", "--role", "app"],
            "error: --role is for sides that are no manifests; those say in growthos.yaml what database_roles are to be\n",
        ),
        (
            ["diff", "--desired", "new.sql", "--role", "pg_monitor"],
            "error: --role pg_monitor: that role comes with the platform, and nobody but its owner changes it\n",
        ),
    ],
)
def test_roles_that_nobody_can_compare_are_refused(project: Project, url: str, words: list[str], told: str) -> None:
    (project.folder / "new.sql").write_text("select 1;")
    done = project.run(*words, "--db", url)
    assert (done.code, done.err) == (1, told)


def test_what_no_role_can_be_is_told_with_its_line(project: Project) -> None:
    declare(project, {"pg_monitor": {}, "public": "absent", "app": {"password": "x"}})
    told = project.run("render")
    assert told.code == 1
    assert "app has no key 'password'" in told.err
    assert "the role pg_monitor comes with the platform and can only be `named`" in told.err
    assert "no role can have the name public, which Postgres reserves; choose another" in told.err
