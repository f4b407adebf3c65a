"""Two sides whose rows are the same are alike without a look at any object, and whatever differs is looked at."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.made import Made, Part
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.stored import opened, stored
from growthos_cli.db import extract as extracting
from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.extract import extract
from growthos_cli.diff import diff, known_alike, unmanaged
from growthos_cli.flows.compare import compare
from growthos_cli.flows.workspace import open_workspace
from growthos_cli.platform import PLAIN

SCHEMA = """
create extension pg_trgm schema public;
create type mood as enum ('low', 'high');
create type pair as (a integer, b text);
create domain word as text constraint short check (length(value) < 9);
create table t (id bigint generated always as identity primary key, name text not null default 'x', feeling mood, unique (name));
create table u (id integer, t_id bigint constraint to_t references t, note text, check (id > 0));
create index by_note on u (note text_pattern_ops) where note <> '';
create view v as select id, note from u;
create function f(integer) returns integer language sql as 'select $1';
create function g() returns trigger language plpgsql as 'begin return new; end';
create trigger touch before update on t for each row execute function g();
alter table t enable row level security;
create policy reads on t for select using (name = 'x');
comment on table t is 'A table.';
comment on column v.note is 'Of a view.';
comment on index t_pkey is 'Of a key.';
comment on constraint short on domain word is 'Of a domain.';
grant select, update on t to pg_monitor;
grant select (note) on v to pg_monitor;
grant usage on sequence t_id_seq to pg_monitor;
"""
DIFFERENCES = {
    "alter policy reads on t using (name = 'y')": {"policy"},
    "alter table t alter name set default 'y'": {"column"},
    "alter table t alter name drop not null": {"column"},
    "comment on table t is 'Another table.'": {"comment"},
    "comment on column v.note is null": {"comment"},
    "comment on index t_pkey is 'Another.'": {"comment"},
    "comment on constraint short on domain word is 'Another.'": {"comment"},
    "grant insert on t to pg_monitor": {"grant"},
    "revoke select (note) on v from pg_monitor": {"grant"},
    "revoke usage on sequence t_id_seq from pg_monitor": {"grant"},
    "revoke execute on function f from public": {"grant"},
    "alter table t owner to pg_monitor": {"owner"},
    "alter table t disable row level security": {"row_security"},
    "alter table t disable trigger touch": {"trigger"},
    "alter type mood add value 'higher'": {"enum"},
    "alter sequence t_id_seq cache 7": {"column"},
    "create or replace function f(integer) returns integer language sql as 'select $1 + 1'": {"function"},
    "alter function f rename to h": {"function"},
    "create table w ()": {"table"},
    "drop index by_note": {"index"},
    "alter table u rename constraint to_t to of_t": {"foreign_key"},
    "create or replace view v as select id, note from u where id > 1": {"view"},
    "alter domain word set default ''": {"domain"},
    "grant execute on function show_trgm to pg_monitor; revoke execute on function show_trgm from public": {"grant", "withheld"},
    "grant pg_monitor to current_user; create publication p for table u where (id > 1)": {"publication", "publication_table"},
}


@pytest.fixture(scope="module")
def pair(server: Server) -> Iterator[tuple[str, str]]:
    """Two databases of the same schema whose oids have nothing in common."""
    names = [f"test_{secrets.token_hex(6)}" for _ in range(2)]
    for number, name in enumerate(names):
        create_database(server, name, "template0")
        backwards = (
            "create table z (); drop table z; create function f(integer) returns integer language sql as 'select $1'; drop function f;"
        )
        run(server.conninfo(name, SUPERUSER), backwards * number + SCHEMA)
    yield server.conninfo(names[0], SUPERUSER), server.conninfo(names[1], SUPERUSER)
    for name in names:
        drop_database(server, name)


def run(url: str, script: str) -> None:
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(script.encode())


def read(url: str, edit: str = "") -> Catalog:
    """What is there, or would be after an edit."""
    with psycopg.connect(url, autocommit=True) as conn, conn.transaction(force_rollback=True):
        conn.execute(edit.encode())
        return extract(conn, PLAIN).catalog


def made(catalog: Catalog) -> Made:
    assert isinstance(catalog.objects, Made)
    return catalog.objects


def looked_at(catalog: Catalog) -> set[str]:
    """The kinds of which any object was made."""
    return {kind for kind, part in made(catalog).parts.items() if "items" in vars(part)}


def test_two_databases_of_one_schema_are_alike_and_nobody_makes_their_objects(pair: tuple[str, str]) -> None:
    live, desired = map(read, pair)
    assert known_alike(live, desired)
    assert diff(live, desired, prune=True) == [] and unmanaged(live, desired) == []
    assert len(live) == len(desired) > 40
    assert looked_at(live) | looked_at(desired) <= {"row"}
    assert dict(live.objects) == dict(desired.objects)


@pytest.mark.parametrize("edit", DIFFERENCES)
def test_what_differs_is_looked_at_and_found(pair: tuple[str, str], edit: str) -> None:
    desired, live = read(pair[1]), read(pair[0], edit)
    assert made(live).apart(made(desired)) >= DIFFERENCES[edit]
    plain = [replace(catalog, objects=dict(catalog.objects)) for catalog in (live, desired)]
    changes = diff(live, desired, prune=True)
    assert changes == diff(*plain, prune=True)
    assert {change.ref.kind for change in changes} >= DIFFERENCES[edit]
    assert unmanaged(live, desired) == unmanaged(*plain)


def test_an_edit_and_its_way_back_are_alike_again(pair: tuple[str, str]) -> None:
    away = "drop policy reads on t; alter table u rename to w;"
    back = "alter table w rename to u; create policy reads on t for select using (name = 'x')"
    assert not known_alike(read(pair[0], away), read(pair[1]))
    assert known_alike(read(pair[0], away + back), read(pair[1]))


def test_many_tables_are_read_as_few(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    few = read(pair[0])
    monkeypatch.setattr(extracting, "_MANY", 0)
    monkeypatch.setattr(extracting._Reader, "_ask", forbidden_after(extracting._Reader._ask))
    many = read(pair[1])
    assert known_alike(few, many)
    assert (dict(many.objects), many.edges) == (dict(few.objects), few.edges)


def forbidden_after(ask: Callable[..., None]) -> Callable[..., None]:
    """Asks what comes before the tables are known, and nothing else."""

    def asked(reader: extracting._Reader, *names: str) -> None:
        assert "session" in names or "table" in names
        ask(reader, *names)

    return asked


def test_what_is_put_beside_makes_its_kind_one_to_look_at(pair: tuple[str, str]) -> None:
    live, desired = map(read, pair)
    changed = live.plus(desired.kind("policy"))
    assert made(changed).apart(made(desired)) == {"policy"}
    assert diff(changed, desired) == []
    gone = live.without([Ref("policy", ("public", "t", "reads"))])
    assert [change.verb for change in diff(gone, desired)] == ["create"]


def test_a_stored_catalog_comes_back_as_it_was_and_is_read_as_far_as_somebody_asks(pair: tuple[str, str], tmp_path: Path) -> None:
    live = read(pair[0])
    file = tmp_path / "catalog.json"
    file.write_bytes(stored(live, {"of": "mine"}))
    found, beside = opened(file)
    assert beside == {"of": "mine"} and known_alike(live, found) and len(found) == len(live)
    assert looked_at(found) == set()
    file.unlink()
    assert (dict(found.objects), found.edges, found.whole) == (dict(live.objects), live.edges, True)


def test_a_file_that_was_cut_off_is_none(pair: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "catalog.json"
    whole = stored(read(pair[0]), {})
    for content in (whole[:-1], whole + b" ", whole[:40], b"", b"{}"):
        file.write_bytes(content)
        with pytest.raises((ValueError, KeyError)):
            opened(file)


def test_parts_without_a_digest_are_never_taken_to_be_alike() -> None:
    assert Made({"table": Part.of(())}).apart(Made({"table": Part.of(())})) == {"table"}
    assert Made({}).apart(Made({"table": Part.of((), "a")})) == {"table"}


MANIFEST = """
table: t
columns: {id: {type: integer, primary_key: true}, name: {type: text, comment: A name.}}
grants: {pg_monitor: [select]}
"""


@pytest.mark.parametrize(
    ("beside", "apart"),
    [
        ("", set()),
        ("alter table t owner to pg_read_all_data", set()),
        ("create table of_others ()", {"table", "owner", "grant", "comment", "withheld", "security_label", "extension_dependency"}),
        ("comment on column t.name is 'Another.'", {"comment"}),
        ("revoke select on t from pg_monitor", {"grant"}),
    ],
)
def test_manifests_are_alike_whoever_owns_the_database(
    empty_plain: tuple[str, Server], tmp_path: Path, beside: str, apart: set[str]
) -> None:
    url, server = empty_plain
    (tmp_path / "growthos.yaml").write_text("project: alike\nplatform: postgres\n")
    (tmp_path / "t.yaml").write_text(MANIFEST)
    workspace = open_workspace(tmp_path, tmp_path, {"GROWTHOS_HOME": str(server.home.root)}, lambda _stage: None)
    run(url, "create table t (id integer primary key, name text); alter table t enable row level security")
    run(url, "comment on column t.name is 'A name.'; grant select on t to pg_monitor")
    run(url.replace("postgres@", f"{SUPERUSER}@"), beside)
    found = compare(workspace, Target("test", url))
    assert isinstance(found.live.objects, Made) and isinstance(found.desired.objects, Made)
    assert found.live.objects.apart(found.desired.objects) == apart
    assert found.equal == (beside in ("", "alter table t owner to pg_read_all_data", "create table of_others ()"))
    assert [str(item.ref) for item in found.strangers] == (["table public.of_others"] if "of_others" in beside else [])


@pytest.fixture
def empty_plain(server: Server) -> Iterator[tuple[str, Server]]:
    name = f"test_{secrets.token_hex(6)}"
    create_database(server, name, "template0")
    yield server.conninfo(name), server
    drop_database(server, name)
