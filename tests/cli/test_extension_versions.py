"""Which version an extension has is compared where somebody says it, and left to the server where nobody does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

Plain = Callable[[str], str]

HSTORE = "create extension hstore version '1.4';"


@pytest.fixture
def manifests(tmp_path: Path) -> Callable[[str], str]:
    """Writes a project with one extension, of which it says this."""

    def write(said: str) -> str:
        folder = tmp_path / "of_a_version"
        folder.mkdir(exist_ok=True)
        (folder / "growthos.yaml").write_text(f"project: p\nplatform: postgres\nextensions:\n  hstore: {{schema: public{said}}}\n")
        return str(folder)

    return write


def version(url: str) -> Any:
    with psycopg.connect(url) as conn:
        return conn.execute("select extversion from pg_catalog.pg_extension where extname = 'hstore'").fetchone()


def test_manifests_that_say_none_take_the_one_that_there_is(project: Project, plain: Plain, manifests: Callable[[str], str]) -> None:
    url = plain(HSTORE)
    for _ in range(2):  # compiled, and from the cache
        done = project.run("diff", "--manifests", manifests(""), "--db", url)
        assert done.code == 0, done
    assert version(url) == ("1.4",)


def test_manifests_that_say_one_bring_it(project: Project, plain: Plain, manifests: Callable[[str], str]) -> None:
    url, folder = plain(HSTORE), manifests(', version: "1.8"')
    assert "version" in project.run("diff", "--manifests", folder, "--db", url).out
    assert project.run("apply", "--manifests", folder, "--db", url, "--yes").code == 0
    assert version(url) == ("1.8",)
    assert project.run("diff", "--manifests", folder, "--db", url).code == 0


def test_an_older_one_is_made_anew_and_that_is_a_danger(project: Project, plain: Plain, manifests: Callable[[str], str]) -> None:
    url, folder = plain("create extension hstore"), manifests(', version: "1.4"')
    assert project.run("apply", "--manifests", folder, "--db", url, "--yes").code != 0
    assert version(url) != ("1.4",)
    assert project.run("apply", "--manifests", folder, "--db", url, "--yes", "--allow", "all").code == 0
    assert version(url) == ("1.4",)


def test_sql_and_imports_leave_it_to_the_server(project: Project, plain: Plain, tmp_path: Path) -> None:
    url = plain(HSTORE)
    (tmp_path / "wanted.sql").write_text("create extension hstore;")
    assert project.run("diff", "--desired", str(tmp_path / "wanted.sql"), "--db", url).code == 0
    done = project.run("import", "--db", url, "--into", str(tmp_path / "imported"))
    assert done.code == 0 and "equal" in done.out, done
    written = "".join(file.read_text() for file in (tmp_path / "imported").rglob("*.yaml"))
    assert "hstore" in written and not re.search("version", written)
    assert project.run("diff", "--manifests", str(tmp_path / "imported"), "--db", url).code == 0
