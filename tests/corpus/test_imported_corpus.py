"""Schemas of the corpus become manifests that compile back to themselves: one case in fifteen, and one whose parts need each other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cases import Case, cases, one_in

from growthos_cli.db.embedded import Server
from growthos_cli.db.extract import Extraction
from growthos_cli.db.home import Home
from growthos_cli.db.sql_files import compiled_sql
from growthos_cli.flows.database import psql
from growthos_cli.flows.importing import Into, import_into
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace
from growthos_cli.names import literal, quote
from growthos_cli.platform import PLAIN
from growthos_cli.report.importing import import_lines
from growthos_cli.report.lines import plain

RING = "dependencies/atomic_function_reads_a_column_that_defaults_to_it"
SAMPLE = [case for case in cases() if case.until == 99 and case.manifests and (one_in(15, case) or case.name == RING)]


@pytest.fixture
def workspace(home: Home) -> Workspace:
    """One that declares nothing, of Postgres by itself."""
    return Workspace(home, Path(), Manifests.of_platform(PLAIN.name), os.environ, lambda _stage: None)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.name)
def test_it_comes_back_equal(case: Case, workspace: Workspace, tmp_path: Path) -> None:
    found = extraction(case.b, workspace.server, tmp_path)
    if int(workspace.server.version.split(".")[0]) < case.since:
        pytest.skip(f"for PostgreSQL {case.since} and later")
    imported = import_into(Into(tmp_path / "first", "p"), found, workspace)
    assert imported.equal, plain(import_lines(imported, case.name))
    import_into(Into(tmp_path / "second", "p"), found, workspace)
    assert tree(tmp_path / "first") == tree(tmp_path / "second")


def extraction(script: str, server: Server, folder: Path) -> Extraction:
    file = folder / "case.sql"
    file.write_text(script)
    return compiled_sql(server, template_of(PLAIN), PLAIN, [file], psql(server.home, os.environ))


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.yaml"))}


HOSTILE = (
    'qu"ote',
    "apo's",
    "new\nline",
    "esc\x1b[2J",
    "<b>[red]markup</b>",
    "Ä" * 31,
    "MixedCase",
    "mixedcase",
    "select",
    "🦊",
    "../../etc",
    "..",
    "a.b(c",
    "$$; drop schema x; --",
    "{{ 7*7 }}",
    "\u202etxt",
    "insert",
)


def test_hostile_names_come_back_equal_and_unexecuted(workspace: Workspace, tmp_path: Path) -> None:
    statements = [text for name in HOSTILE for text in hostile(quote(name), literal(name))]
    found = extraction(";\n".join([*statements, ""]), workspace.server, tmp_path)
    imported = import_into(Into(tmp_path / "m", "p"), found, workspace)
    assert imported.equal, plain(import_lines(imported, "hostile"))
    files = [path.relative_to(tmp_path / "m") for path in (tmp_path / "m").rglob("*.yaml")]
    assert len({str(path).lower() for path in files}) == len(files)
    assert all(set(str(path)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-./") and ".." not in path.parts for path in files)


def hostile(name: str, text: str) -> list[str]:
    """One object of each of the usual kinds, all of this name."""
    return [
        f"create schema {name}",
        f"create type {name}.{quote('mood')} as enum ({text}, 'b')",
        f"create table {name}.{name} (id int primary key, {name} text default {text}, constraint {name} check ({name} <> {text}))",
        f"comment on column {name}.{name}.{name} is {text}",
        f"create index on {name}.{name} ({name})",
        f"create view {name}.v as select {name} from {name}.{name}",
        f"create function {name}.{name}({name} text) returns text language sql as {literal('select ' + text)}",
        f"create function {name}.t() returns trigger language plpgsql as 'begin return new; end'",
        f"create trigger {name} before update of {name}, id on {name}.{name} for each row execute function {name}.t({text})",
        f"create policy {name} on {name}.{name} using ({name} = {text})",
        f"create sequence {name}.s owned by {name}.{name}.{name}",
    ]
