"""Manifests -> declared catalog, access compiled, edges read off the text."""

from __future__ import annotations

import os
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
    """The folder to read: the one asked for, else the nearest one, else the Growth OS that ships with the program."""
    if asked is None:
        return nearest(here) or manifests_dir()
    if not asked.is_dir():
        raise GrowthosError(f"{asked} is not a folder; --manifests takes the folder that holds {PROJECT_FILE}")
    return asked


def nearest(here: Path) -> Path | None:
    """The folder with growthos.yaml that `here` belongs to: itself, its `manifests`, or the same of a folder above."""
    for parent in (here, *here.parents):
        for folder in (parent, parent / "manifests"):
            # Unlike Path.is_file, False for what may not be looked at.
            if os.path.isfile(folder / PROJECT_FILE) and (parent == here or _is_trusted(folder / PROJECT_FILE)):
                return folder
    return None


def _is_trusted(file: Path) -> bool:
    """Above the folder where a command is given stands what anybody put there, as in /tmp; only the caller's and root's count."""
    return os.stat(file).st_uid in (os.getuid(), 0)
