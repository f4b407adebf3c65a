"""Schemas of the corpus become manifests that compile back to themselves: every tenth case, so that every area is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cases import Case, cases

from growthos_cli.db.embedded import Server
from growthos_cli.db.extract import Extraction
from growthos_cli.db.home import Home
from growthos_cli.db.sql_files import compiled_sql
from growthos_cli.declared import Declared
from growthos_cli.flows.database import psql
from growthos_cli.flows.importing import Into, import_into
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import Project
from growthos_cli.platform import PLAIN
from growthos_cli.report.importing import import_lines
from growthos_cli.report.lines import plain

NEWEST = [case for case in cases() if case.until == 99]


@pytest.fixture
def workspace(home: Home) -> Workspace:
    """One that declares nothing, of Postgres by itself."""
    return Workspace(home, Path(), Declared(project=Project(platform=PLAIN.name)), os.environ, lambda _stage: None)


@pytest.mark.parametrize("case", [case for case in NEWEST if case.name.startswith("types/")], ids=lambda case: case.name)
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
