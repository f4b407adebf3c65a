"""A folder of manifests in which a test writes what a person could have written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError
from growthos_cli.manifest.read import read

PROJECT = """\
project: growth-os
access:
  roles: [admin, student]
scopes:
  all: {using: "true"}
  own: {using: "{owner} = (select auth.uid())"}
  company: {needs: [company_id], using: company_id = 1}
"""

Reader = Callable[[Mapping[str, str]], Declared]


@pytest.fixture
def read_manifests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Write these files below `manifests/`, beside the project of this module unless they bring their own, and read the folder."""
    monkeypatch.chdir(tmp_path)

    def reader(files: Mapping[str, str]) -> Declared:
        for name, text in {"growthos.yaml": PROJECT, **files}.items():
            path = tmp_path / "manifests" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read(Path("manifests"))

    return reader


@pytest.fixture
def problems(read_manifests: Reader) -> Callable[[Mapping[str, str]], list[str]]:
    """The lines that a user sees for these files; empty when nothing is wrong."""

    def lines(files: Mapping[str, str]) -> list[str]:
        try:
            read_manifests(files)
        except ManifestError as error:
            return [str(problem).removeprefix("manifests/") for problem in error.problems]
        return []

    return lines
