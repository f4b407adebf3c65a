"""What a command says when the system refuses it a file or its own output: one sentence, and never a traceback."""

from __future__ import annotations

import subprocess

import pytest
from cli.conftest import PROGRAM, Project, Run


def _in_shell(project: Project, words: str) -> Run:
    said = subprocess.run(
        ["bash", "-c", f"{PROGRAM} {words}"], cwd=project.folder, env=project.environ, capture_output=True, text=True, check=False
    )
    return Run(said.returncode, said.stdout, said.stderr)


@pytest.mark.parametrize("command", ["render", "schema", "--help", "plan --json --manifests nowhere"])
def test_a_closed_output_is_one_sentence(project: Project, command: str) -> None:
    said = _in_shell(project, f"{command} >&-")
    assert (said.code, said.err) == (1, "error: standard output is closed\n")


@pytest.mark.parametrize("command", ["render", "schema", "db status", "db status --json", "--version"])
def test_a_full_output_is_one_sentence(project: Project, command: str) -> None:
    said = _in_shell(project, f"{command} >/dev/full")
    assert (said.code, said.err) == (1, "error: standard output cannot be written (No space left on device)\n")


def test_an_error_document_that_cannot_be_written_is_told(project: Project) -> None:
    said = _in_shell(project, "plan --json --manifests nowhere >/dev/full")
    assert said.code == 1
    assert [text.partition(":")[0] for text in said.err.splitlines()] == ["error"]


def test_closed_input_and_errors_do_no_harm(project: Project) -> None:
    said = _in_shell(project, "render <&- 2>&-")
    assert (said.code, said.err) == (0, "")
    assert said.out == project.run("render").out
    assert _in_shell(project, "db reset <&-").code == 3


def test_a_home_that_cannot_be_used_is_one_sentence(project: Project) -> None:
    home = f"/tmp/{'x' * 300}"
    for command in ("plan", "db status", "db url"):
        said = project.run(*command.split(), GROWTHOS_HOME=home)
        assert (said.code, said.out) == (1, "")
        assert said.err == f"error: {home}/pg cannot be used (File name too long); set GROWTHOS_HOME to a directory of your own\n"
