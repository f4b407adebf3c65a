"""Manifests -> declared catalog, access compiled, edges read off the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.declared import Declared
from growthos_cli.errors import GrowthosError
from growthos_cli.manifest.read import read
from growthos_cli.references import text_edges
from growthos_cli.resources import manifests_dir

PROJECT_FILE = "growthos.yaml"


def declare(folder: Path) -> Declared:
    """Everything that the manifests of a folder say. Raises ManifestError with all problems at once."""
    declared = compile_access(read(folder))
    catalog = declared.catalog
    return replace(declared, catalog=Catalog(catalog.objects, frozenset(text_edges(catalog)), catalog.claims))


def manifests_folder(asked: Path | None, here: Path) -> Path:
    """The folder to read: the one asked for, else ./growthos.yaml's or ./manifests, else the Growth OS that ships with the program."""
    if asked is not None:
        if not asked.is_dir():
            raise GrowthosError(f"{asked} is not a folder; --manifests takes the folder that holds {PROJECT_FILE}")
        return asked
    for folder in (here, here / "manifests"):
        if (folder / PROJECT_FILE).is_file():
            return folder
    return manifests_dir()
