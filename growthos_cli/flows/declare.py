"""Manifests -> declared catalog, access compiled, edges read off the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from growthos_cli.access.compile import compile_access
from growthos_cli.declared import Declared
from growthos_cli.manifest.files import Files, read_files
from growthos_cli.manifest.read import read_opened
from growthos_cli.references import text_edges


def declare(folder: Path) -> Declared:
    """Everything that the manifests of a folder say. Raises ManifestError with all problems at once."""
    return declare_opened(read_files(folder))


def declare_opened(found: Files) -> Declared:
    """Everything that these manifests say. Raises ManifestError with all problems at once."""
    declared = compile_access(read_opened(found))
    catalog = declared.catalog
    return replace(declared, catalog=replace(catalog, edges=frozenset(text_edges(catalog))))
