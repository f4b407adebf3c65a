"""Names that were made to do harm go through every command and every report: kept exactly, never run, never shown raw."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from cli.conftest import Project, Run
from psycopg import sql

from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import drop

NAMES = [
    'double"quote',
    "single'quote",
    "new\nline",
    "tab\tand\rreturn",
    "\x1b[31mred\x1b]0;title\x07",
    "[bold red]markup[/] {{ 7 * 7 }} {% raw %}",
    "<script>alert(1)</script> | **md** `code`",
    "x" * 63,
    "é" * 31,
    "Mixed Case",
    "select",
    "null",
    "yes",
    "12:30",
    "🙂 emoji",
    "\u202eright to left\u202c",
    "../../etc/passwd",
    "a.b.c",
    "back\\slash \\! touch pwned",
    "'; drop table canary; --",
    "$$ $body$ $1 %s %(name)s :name",
    "- # & * ! | > % @ `",
    "trailing ",
    "UPPER",
    "upper",
]
# What may be in any output besides printable characters.
_RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

OBJECTS = """
create type {name} as enum ({label}, 'other');
create table {table} ({name} integer primary key, plain text default {label}, kind public.{name});
alter table {table} add constraint {constraint} check (plain <> {label});
create index {index} on {table} (({name} + 1)) where plain <> {label};
create function {function}({name} integer) returns text language sql as {body};
create function {toucher}() returns trigger language plpgsql as 'begin return new; end';
create trigger {name} before update on {table} for each row when (new.plain <> {label}) execute function {toucher}({label});
alter table {table} enable row level security;
create policy {name} on {table} to {role} using (plain = {label});
create view {view} as select {name}, plain as {column} from {table};
create sequence {sequence};
grant select ({name}) on {table} to {role};
grant select on {view} to {role};
comment on table {table} is {label};
comment on column {table}.{name} is {label};
comment on function {function}(integer) is {label};
"""


def objects(name: str, role: str) -> bytes:
    """The script for one name: an object of every usual kind bears it, or it with a letter more before it."""

    def with_(letter: str) -> sql.Identifier:
        return sql.Identifier(_cut(letter + name))

    return (
        sql.SQL(OBJECTS)  # type: ignore[arg-type]
        .format(
            name=sql.Identifier(name),
            label=sql.Literal(name),
            body=sql.Literal("select " + sql.Literal(name).as_string(None)),
            role=sql.Identifier(role),
            table=with_("t"),
            constraint=with_("k"),
            index=with_("i"),
            function=with_("f"),
            toucher=with_("g"),
            view=with_("v"),
            column=with_("c"),
            sequence=with_("s"),
        )
        .as_string(None)
        .encode()
    )


def _cut(name: str) -> str:
    return name.encode()[:63].decode(errors="ignore")


@pytest.fixture
def hostile(server: Server) -> Iterator[tuple[str, str]]:
    """A database full of the names, and an empty one; each name has a role of its own, too."""
    roles = [_cut("r" + name) for name in NAMES]
    made = [f"hostile_{secrets.token_hex(6)}" for _ in range(2)]
    with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        for role in roles:
            admin.execute(sql.SQL("create role {}").format(sql.Identifier(role)))
        for database in made:
            admin.execute(f"create database {database} template template0")
        full, empty = (server.conninfo(database, SUPERUSER) for database in made)
        with psycopg.connect(full, autocommit=True) as conn:
            conn.execute("create table canary ()")
            for name, role in zip(NAMES, roles, strict=True):
                conn.execute(objects(name, role))
                settings = sql.SQL(
                    "alter role {role} in database {database} set search_path to {name}; comment on role {role} is {name};"
                    " grant execute on function pg_catalog.pg_ls_dir(text) to {role}"
                )
                conn.execute(settings.format(role=sql.Identifier(role), database=sql.Identifier(made[0]), name=sql.Literal(name)))
        yield full, empty
        for database in made:
            drop(admin, database)
        for role in roles:
            admin.execute(sql.SQL("drop role {}").format(sql.Identifier(role)))


def test_names_go_through_every_command_unharmed_and_unexecuted(hostile: tuple[str, str], project: Project) -> None:
    full, empty = hostile
    said: list[Run] = []

    def run(*words: str, code: int = 0) -> Run:
        done = project.run(*words)
        assert done.code == code, (words, done.err)
        said.append(done)
        return done

    # Any two sides, every report of a comparison.
    run("snapshot", "--db", full, "-o", "full.json")
    for command in ("diff", "plan"):
        for json in ((), ("--json",)):
            run(command, "--db", full, "--desired", empty, "--prune", *json, code=2)
            run(command, "--db", empty, "--desired", "full.json", *json, code=2)
    # Manifests of it, and everything that reads manifests.
    roles = [word for name in NAMES for word in ("--role", _cut("r" + name))]
    run("import", "--db", full, "--into", "made", *roles)
    assert Path(project.folder / "made").resolve() == project.folder / "made"
    run("diff", "--manifests", "made", "--db", full)
    run("validate", "--manifests", "made", "--db", full, "--fail-on", "error", code=_any(project, full))
    run("validate", "--manifests", "made", "--db", full, "--json", code=_any(project, full))
    run("access", "matrix", "--manifests", "made")
    run("render", "--manifests", "made", "-o", "all.sql")
    run("render", "--manifests", "made", "-o", "files")
    run("docs", "--manifests", "made", "-o", "pages")
    # There and back.
    run("apply", "--db", empty, "--desired", full, "--prune", "--yes", "--allow", "all", *roles)
    run("diff", "--db", empty, "--desired", full, "--prune")
    for url in (full, empty):
        with psycopg.connect(url) as conn:
            assert conn.execute("select count(*) from pg_class where relname = 'canary'").fetchone() == (1,)
            tables = [
                row[0] for row in conn.execute("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
            ]
            assert {_cut("t" + name) for name in NAMES} <= set(tables)
    assert not list(project.folder.rglob("pwned*"))
    for done in said:
        assert not _RAW.search(done.out), done.out
        assert not _RAW.search(done.err), done.err


def _any(project: Project, url: str) -> int:
    """Whatever validate ends with: what it finds in such a schema is another test's matter."""
    code = project.run("validate", "--manifests", "made", "--db", url).code
    assert code in (0, 2)
    return code
