"""The SQL that `render` writes builds what the manifests say, wherever it is written to."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

from cli.conftest import Project


def _psql(project: Project, *words: str) -> None:
    done = subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", *words], cwd=project.folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done


def test_what_is_printed_builds_a_database_without_difference(project: Project, empty_database: str) -> None:
    said = project.run("render")
    assert said.code == 0
    assert said.out.startswith("-- tiny: rendered by growthos; edit the manifests, not this file\nbegin;\n")
    (project.folder / "all.sql").write_text(said.out)
    _psql(project, "-f", "all.sql", empty_database)
    assert project.run("diff", "--db", empty_database).code == 0


def test_a_folder_builds_the_same(project: Project, empty_database: str) -> None:
    said = project.run("render", "-o", "out/")
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith(" files: out/\n")
    files = sorted(path.name for path in (project.folder / "out").iterdir())
    assert files[:2] == ["001_create_table.sql", "002_create_index.sql"]
    assert files[-1] == "install.psql"
    _psql(project, "-f", "out/install.psql", empty_database)
    assert project.run("diff", "--db", empty_database).code == 0


def test_rendering_again_removes_what_it_wrote_and_nothing_else(project: Project) -> None:
    project.run("render", "-o", "out/")
    out = project.folder / "out"
    (out / "mine.sql").write_text("select 1;\n")
    (out / "777_create_table.sql").write_text((out / "001_create_table.sql").read_text())
    (out / "888_mine.sql").write_text("select 1;\n")
    project.run("render", "-o", "out/all.sql")
    before = {path.name: path.read_text() for path in out.iterdir() if path.name != "777_create_table.sql"}
    said = project.run("render", "-o", "out")
    assert said.err.endswith(" files: out\nremoved 1 file of an earlier rendering\n")
    assert {path.name: path.read_text() for path in out.iterdir()} == before


def test_a_file_is_written_whole_and_readable(project: Project) -> None:
    (project.folder / "link.sql").symlink_to("real.sql")
    (project.folder / "real.sql").write_text("old")
    assert project.run("render", "-o", "link.sql").code == 0
    assert (project.folder / "link.sql").is_symlink()
    assert (project.folder / "real.sql").read_text() == project.run("render").out
    assert stat.S_IMODE((project.folder / "real.sql").stat().st_mode) & 0o400
    assert sorted(path.name for path in project.folder.iterdir()) == ["link.sql", "manifests", "real.sql"]


def test_a_pipe_is_written_to_and_not_replaced(project: Project) -> None:
    pipe = project.folder / "pipe"
    os.mkfifo(pipe)
    # Should the pipe be gone, its reader would wait for ever.
    with subprocess.Popen(["timeout", "20", "cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        assert project.run("render", "-o", "pipe").code == 0
        assert pipe.is_fifo()
        assert reader.communicate()[0] == project.run("render").out


def test_what_cannot_be_written_is_one_sentence(project: Project) -> None:
    said = project.run("render", "-o", "nowhere/all.sql")
    assert (said.code, said.err) == (1, "error: nowhere/all.sql cannot be written (No such file or directory)\n")


def test_a_path_that_may_not_even_be_looked_at_is_one_sentence(project: Project) -> None:
    name = "x" * 300
    said = project.run("render", "-o", name)
    assert (said.code, said.err) == (1, f"error: {name} cannot be written (File name too long)\n")


def test_rendering_needs_no_server(own_project: Project, own_home: Path) -> None:
    assert own_project.run("render", GROWTHOS_PG_BIN="/nowhere").code == 0
    assert not own_home.exists()


def test_it_is_for_one_major_and_tells_what_that_is_too_old_for(project: Project) -> None:
    (project.folder / "manifests" / "sums.yaml").write_text(
        "table: sums\ncolumns:\n  a: {type: integer}\n  b: {type: integer, generated: a + 1, virtual: true}\n"
    )
    assert "virtual" in project.run("render", "--major", "18").out
    assert project.run("render").out == project.run("render", "--major", "18").out
    said = project.run("render", "--major", "15")
    assert (said.code, said.out) == (1, "")
    assert "manifests/sums.yaml:4:" in said.err
    assert "column public.sums.b: virtual is known since PostgreSQL 18, and this is 15" in said.err


def test_it_names_the_database_that_it_is_run_in(project: Project) -> None:
    (project.folder / "manifests" / "growthos.yaml").write_text("project: own\nplatform: postgres\n")
    (project.folder / "manifests" / "database.yaml").write_text("database: {settings: {work_mem: 8MB}, grants: {pg_monitor: [create]}}\n")
    said = project.run("render")
    assert said.code == 0, said
    assert "format('alter database %1$I set work_mem to ''8MB''', pg_catalog.current_database())" in said.out
    assert "format('grant create on database %1$I to pg_monitor', pg_catalog.current_database())" in said.out
