"""A database -> a folder of manifests, and the proof: what was written is compiled and compared with what was read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.roles import all_roles
from growthos_cli.db.environment import OWNER
from growthos_cli.db.extract import Extraction
from growthos_cli.db.scratch import empty_as
from growthos_cli.diff import Change, diff
from growthos_cli.errors import GrowthosError, ManifestError, Problem
from growthos_cli.flows.beyond import beyond, gone
from growthos_cli.flows.declare import PROJECT_FILE
from growthos_cli.flows.files import make_folder, write
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.manifest.documents import documents
from growthos_cli.names import visible
from growthos_cli.platform import Platform

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Imported:
    """What was written into `folder`, and what of the database it does not carry.

    `changes` turn what the manifests mean into what was read; `unsaid` are (ref, field) that no word can say, the field empty for a
    whole object; `missing` are what an empty database of the platform has and this one does not; `problems` are Postgres's own.
    """

    folder: Path
    platform: Platform
    files: int
    removed: int
    objects: Catalog
    changes: tuple[Change, ...] = ()
    unsaid: tuple[tuple[Ref, str], ...] = ()
    missing: tuple[Ref, ...] = ()
    problems: tuple[Problem, ...] = ()
    unmodelled: Counts = ()

    @property
    def equal(self) -> bool:
        """Whether the manifests mean exactly what was read, as far as this program can see."""
        return not (self.changes or self.unsaid or self.missing or self.problems)

    @property
    def whole(self) -> bool:
        return self.equal and not self.unmodelled


@dataclass(frozen=True)
class Into:
    """Where to write. `replace` says that what stands there may go."""

    folder: Path
    name: str
    replace: bool = False


def import_into(into: Into, found: Extraction, workspace: Workspace) -> Imported:
    """Writes what was found as manifests of the workspace's platform, compiles them and compares."""
    require_free(into)
    platform = workspace.platform
    workspace.progress(f"reading an empty {platform.name} database")
    empty = empty_as(workspace.server, template_of(platform), platform, found.role)
    wanted = beyond(found.catalog, empty.catalog)
    # Those of an empty database are everywhere.
    roles = all_roles(wanted) - all_roles(empty.catalog) - {empty.role, OWNER}
    project = {"project": into.name, "platform": platform.name, **({"database_roles": sorted(roles)} if roles else {})}
    made = documents(wanted, project)
    removed = _write(into, made.files)
    imported = Imported(
        into.folder,
        platform,
        len(made.files),
        removed,
        wanted,
        unsaid=made.unsaid,
        missing=tuple(gone(found.catalog, empty.catalog)),
        unmodelled=found.unmodelled,
    )
    return _proven(imported, found.catalog, empty.catalog, workspace)


def _proven(imported: Imported, live: Catalog, empty: Catalog, workspace: Workspace) -> Imported:
    try:
        written = open_workspace(imported.folder, imported.folder, workspace.environ, workspace.progress)
        desired = written.desired
    except ManifestError as error:
        return replace(imported, problems=tuple(error.problems))
    changes = diff(desired, live, prune=True)
    backwards = [Change(change.after, change.before) for change in changes]
    same = alike(written, desired, backwards)
    changes = [change for change in changes if change.ref not in same and not _given(change, desired, empty)]
    return replace(imported, changes=tuple(changes))


def _given(change: Change, desired: Catalog, empty: Catalog) -> bool:
    """What the platform brings along stands in no manifest."""
    return change.ref not in desired and (change.ref in desired.given or empty.get(change.ref) == change.after)


def require_free(into: Into) -> None:
    """Refuses a folder that holds anything, unless it may be replaced: then it must be one of manifests, or hold none."""
    folder, shown = into.folder, visible(str(into.folder))
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise GrowthosError(f"{shown} is not a folder; name another with --into")
    if into.replace and (folder / PROJECT_FILE).is_file():
        return
    if next(folder.iterdir(), None) is not None:
        more = f"it has no {PROJECT_FILE}, so nothing in it is replaced" if into.replace else "--replace puts the import in its place"
        raise GrowthosError(f"the folder {shown} is not empty; name another with --into ({more})")


def _write(into: Into, texts: Mapping[str, str]) -> int:
    """Writes the files, and removes manifests of the folder that are none of them; how many."""
    for path, text in texts.items():
        make_folder((into.folder / path).parent)
        write(into.folder / path, text)
    found = {file.relative_to(into.folder).as_posix(): file for file in sorted(into.folder.rglob("*.yaml"))}
    # Hidden ones are nobody's manifests.
    stale = [file for path, file in found.items() if path not in texts and not any(part.startswith(".") for part in path.split("/"))]
    for file in stale:
        file.unlink()
    return len(stale)
