"""What most commands begin with: the manifests read, the target found, both compared."""

from __future__ import annotations

import os
from pathlib import Path

from growthos_cli.cli.console import console
from growthos_cli.declared import Declared
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.declare import declare, manifests_folder
from growthos_cli.flows.workspace import Workspace, open_workspace


def read(manifests: Path | None) -> Declared:
    """What the manifests say, for a command that needs no database."""
    console.progress("reading the manifests")
    return declare(manifests_folder(manifests, Path.cwd()))


def opened(manifests: Path | None) -> Workspace:
    console.progress("reading the manifests")
    return open_workspace(manifests, Path.cwd(), os.environ, console.progress)


def compared(manifests: Path | None, db: str | None, env: str | None, *, prune: bool) -> tuple[Workspace, Comparison]:
    workspace = opened(manifests)
    return workspace, compare(workspace, workspace.target(db, env), prune=prune)
