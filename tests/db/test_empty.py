"""What an empty database holds is kept, and a scratch database that is made meanwhile is never left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER
from growthos_cli.errors import GrowthosError
from growthos_cli.flows import empty
from growthos_cli.flows.desire import desire, known
from growthos_cli.flows.workspace import Workspace, open_workspace

PROJECT = "project: p\nplatform: postgres\n"
TABLE = "table: t\ncolumns:\n  id: {type: bigint, identity: always, primary_key: true}\n"


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    (tmp_path / "growthos.yaml").write_text(PROJECT)
    (tmp_path / "t.yaml").write_text(TABLE)
    return open_workspace(tmp_path, tmp_path, os.environ, lambda _stage: None)


def compiled(project: Workspace, cache: Path) -> tuple[Catalog, list[str]]:
    """The catalog, and that the moment to do something else came."""
    moments: list[str] = []
    return desire(project.manifests, lambda: project.server, project.version, cache, lambda: moments.append("busy")), moments


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept: not beside the server, which other tests compile with."""
    place = tmp_path / "empty.json"
    monkeypatch.setattr(empty, "_place", lambda _server, _platform: place)
    return place


def scratch_databases(project: Workspace) -> list[str]:
    with connect(project.server.conninfo("template1", SUPERUSER)) as admin:
        mine = f"growthos_scratch_{os.getpid()}_"
        found = admin.execute("select datname from pg_catalog.pg_database where starts_with(datname, %s)", [mine])
        return [name for (name,) in found.fetchall()]


def test_the_same_comes_of_it_whether_the_empty_database_is_known_or_not(project, kept, tmp_path):
    cache = tmp_path / "cache"
    first, _ = compiled(project, cache)
    again, moments = compiled(project, cache)
    assert {**again.objects} == {**first.objects} and again.edges == first.edges and again.given == first.given
    assert moments == ["busy"]
    written = kept.read_bytes()
    kept.write_bytes(written[:100])
    third, _ = compiled(project, cache)
    assert {**third.objects} == {**first.objects}
    assert kept.read_bytes() == written
    assert {**known(project.manifests, project.version, cache).objects} == {**first.objects}
    assert not scratch_databases(project)


def test_what_another_platform_or_program_kept_is_read_anew(project, kept, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    first, _ = compiled(project, cache)
    monkeypatch.setattr(empty, "fingerprint", lambda _folder: "another")
    assert empty.empty_database(project.server, project.platform) is None
    again, _ = compiled(project, cache)
    assert {**again.objects} == {**first.objects}
    assert empty.empty_database(project.server, project.platform) is not None


def test_what_is_kept_is_what_the_order_is_made_from(project, kept, tmp_path):
    cache = tmp_path / "cache"
    compiled(project, cache)
    kept.write_bytes(kept.read_bytes().replace(b'"server_version": 18', b'"server_version": 15'))
    # Nobody reads the server's version anew: what is kept says that of a server that is too old.
    (tmp_path / "t.yaml").write_text(TABLE.replace("}\n", "}\n  b: {type: bigint, generated: id * 2, virtual: true}\n"))
    changed = open_workspace(tmp_path, tmp_path, os.environ, lambda _stage: None)
    with pytest.raises(GrowthosError, match="is known since PostgreSQL 18"):
        compiled(changed, cache)
    assert not scratch_databases(project)
