"""Which manifests a command reads when it is not told, and where it refuses to guess."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from cli.conftest import Project

from growthos_cli.flows.folders import nearest

BUNDLED = "manifests: Growth OS, which comes with growthos\n"


@pytest.fixture
def empty(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A folder with no manifests in it or above it."""
    return replace(project, folder=tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("below", ["manifests", "src", "src/deep", "manifests/deep"])
def test_the_manifests_of_a_folder_above_are_found(project: Project, below: str) -> None:
    here = project.folder / below
    here.mkdir(parents=True, exist_ok=True)
    told = replace(project, folder=here).run("render")
    assert (told.code, told.out) == (0, project.run("render").out)
    assert told.out.startswith("-- tiny: ")


def test_the_nearest_manifests_win(project: Project) -> None:
    here = project.folder / "other" / "manifests"
    here.mkdir(parents=True)
    (here / "growthos.yaml").write_text("project: other\nplatform: supabase\n")
    assert replace(project, folder=here.parent).run("render").out.startswith("-- other: ")


@pytest.mark.parametrize("command", ["plan", "diff", "apply", "provision", "validate"])
def test_a_named_target_is_never_compared_with_the_bundled_manifests(empty: Project, command: str, empty_database: str) -> None:
    for words, environ in ((["--db", empty_database], {}), ([], {"GROWTHOS_DATABASE_URL": empty_database})):
        told = empty.run(command, *words, **environ)
        assert (told.code, told.out) == (1, "")
        assert told.err.splitlines()[-1].startswith("error: there is no growthos.yaml here or in a folder above, ")
        assert told.err.endswith("name the folder with --manifests\n")


def test_the_embedded_database_is_compared_with_the_bundled_ones_and_told_so(empty: Project, project: Project) -> None:
    told = empty.run("diff")
    assert told.code in (0, 2), told
    assert told.out.startswith(BUNDLED)
    planned = empty.run("plan")
    assert planned.out.startswith(f"-- {BUNDLED}")
    assert Path(empty.run("plan", "--json").document["manifests"]).name == "manifests"
    assert BUNDLED not in project.run("diff").out


def test_the_bundled_manifests_may_be_named(empty: Project, empty_database: str) -> None:
    from growthos_cli.resources import manifests_dir

    told = empty.run("diff", "--manifests", str(manifests_dir()), "--db", empty_database)
    assert told.code == 2, told.err
    assert BUNDLED not in told.out


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_strangers_project_in_a_folder_above_is_not_read(tmp_path: Path) -> None:
    below = tmp_path / "mine"
    below.mkdir()
    project = tmp_path / "growthos.yaml"
    project.write_text("project: theirs\n")
    assert nearest(below) == tmp_path
    os.chown(project, 65534, 65534)
    assert nearest(below) is None
    assert nearest(tmp_path) == tmp_path
