"""Where the manifests and the SQL are that a command is about."""

from __future__ import annotations

import os
from pathlib import Path

from growthos_cli.errors import GrowthosError
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.resources import manifests_dir


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
