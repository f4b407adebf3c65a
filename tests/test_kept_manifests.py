"""What was compiled before is neither read in full nor compiled again, and comes out of the cache as it went in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from growthos_cli.db.connect import Target
from growthos_cli.errors import ManifestError
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace

MANIFEST = """
table: parcels
comment: What is sent.
columns:
  id: {type: integer, primary_key: true}
  tags: {type: "text[]", default: "'{}'", comment: Words.}
indexes: [{columns: [tags], method: gin}]
rows: {key: [id], values: [{id: 1}]}
grants: {authenticated: [select]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "growthos.yaml").write_text(
        "project: parcels\nplatform: supabase\nenvironments: {production: {url_variable: PRODUCTION_URL, protected: true}}\n"
    )
    (tmp_path / "parcels.yaml").write_text(MANIFEST)
    return tmp_path


def opened(folder: Path, stages: list[str]) -> Workspace:
    return open_workspace(folder, folder, os.environ, stages.append)


def test_a_second_comparison_reads_and_compiles_nothing(folder: Path, empty_database: str) -> None:
    stages: list[str] = []
    first, target = opened(folder, stages), Target("test", empty_database)
    provision(first, compare(first, target), allowed=(), consent=lambda _: True)
    assert any(stage.startswith("compiling") for stage in stages)
    stages.clear()
    second = opened(folder, stages)
    assert compare(second, target).equal
    assert not any(stage.startswith("compiling") for stage in stages)
    assert "declared" not in vars(second.manifests)
    assert second.outline == first.outline
    assert second.desired == first.desired
    assert second.desired.edges == first.desired.edges


def test_what_is_wrong_is_told_at_once_and_every_time(folder: Path) -> None:
    assert opened(folder, []).outline.environments["production"].protected
    (folder / "parcels.yaml").write_text(MANIFEST.replace("columns", "colums"))
    for _ in range(2):
        with pytest.raises(ManifestError, match="colums"):
            opened(folder, [])


def test_files_are_those_of_the_moment_when_they_were_opened(folder: Path) -> None:
    workspace = opened(folder, [])
    workspace = opened(folder, [])
    (folder / "parcels.yaml").write_text(MANIFEST.replace("parcels", "letters"))
    assert {item.path()[1] for item in workspace.declared.catalog.kind("table")} == {"parcels"}
