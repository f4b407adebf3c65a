"""Whether manifests that were written mean what was read: they are compiled, and the two catalogs compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.db.extract import Extraction
from growthos_cli.db.scratch import scratch_database, unacceptable_bodies
from growthos_cli.diff import Change, diff
from growthos_cli.errors import ManifestError, Problem
from growthos_cli.flows.keeping import NOTHING, Kept
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.majors import fitted
from growthos_cli.platform import Platform
from growthos_cli.secrecy import informed


@dataclass(frozen=True)
class Imported:
    """What was written into `folder`, and what of the database it does not carry.

    `changes` turn what the manifests mean into what was read; `unsaid` are (ref, field) that no word can say, the field empty for a
    whole object; `missing` are what an empty database of the platform has and this one does not; `problems` are Postgres's own.
    """

    folder: Path
    platform: Platform
    objects: Catalog
    files: int = 0
    removed: int = 0
    changes: tuple[Change, ...] = ()
    unsaid: tuple[tuple[Ref, str], ...] = ()
    missing: tuple[Ref, ...] = ()
    problems: tuple[Problem, ...] = ()
    unmodelled: tuple[tuple[str, int], ...] = ()
    kept: Kept = NOTHING
    """Manifests that stood there before and say what was read."""

    @property
    def equal(self) -> bool:
        """Whether the manifests mean exactly what was read, as far as this program can see."""
        return not (self.changes or self.unsaid or self.missing or self.problems)

    @property
    def whole(self) -> bool:
        return self.equal and not self.unmodelled


def proven(imported: Imported, found: Extraction, empty: Catalog, workspace: Workspace) -> Imported:
    """The same with every difference between what the manifests mean and what was found. Raises ManifestError where they do not compile."""
    written = _opened(imported, workspace)
    desired = written.desired
    major = found.server_version // 10_000
    live = fitted(found.catalog, desired, major, written.desired_major)
    changes = diff(informed(desired, live), live, prune=True)
    same = alike(written, desired, [Change(change.after, change.before) for change in changes], major)
    return replace(imported, changes=tuple(change for change in changes if change.ref not in same and not _given(change, desired, empty)))


def unaccepted(imported: Imported, workspace: Workspace) -> frozenset[Ref]:
    """The functions, by their names, whose bodies Postgres does not accept."""
    try:
        declared = _opened(imported, workspace).declared
    except ManifestError:
        return frozenset()
    with scratch_database(workspace.server, template_of(imported.platform), imported.platform, declared) as conn:
        return unacceptable_bodies(conn, declared, imported.platform)


def _opened(imported: Imported, workspace: Workspace) -> Workspace:
    return replace(open_workspace(imported.folder, imported.folder, workspace.environ, workspace.progress), major=workspace.major)


def _given(change: Change, desired: Catalog, empty: Catalog) -> bool:
    """What the platform brings along stands in no manifest, and whoever is to own all that is made needs no word. Rows are not read."""
    if change.ref.kind == "row" or (change.before is None and change.item.permanent):
        return True
    return change.ref not in desired and (change.ref in desired.given or empty.get(change.ref) == change.after)
