"""Which manifests of a folder still say what a database holds: they stay as they were written, access intent, rows and remarks included."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.db.extract import Extraction
from growthos_cli.declared import Declared
from growthos_cli.diff import Change, diff
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.majors import fitted
from growthos_cli.manifest.files import PROJECT_FILE


@dataclass(frozen=True)
class Kept:
    """Paths below the folder of the manifests that stay, and everything that they mean."""

    files: frozenset[str] = frozenset()
    refs: frozenset[Ref] = frozenset()
    tenant: bool = False
    """Whether the project that stays makes a policy for every table with the tenant's column."""

    def rest(self, wanted: Catalog) -> Catalog:
        """What is left to be written: neither one of these objects nor a part of one."""
        left = wanted.without(item.ref for item in wanted if item.ref in self.refs or (item.part_of or item.ref) in self.refs)
        left = left.without(item.ref for item in left if item.root in self.refs and item.root in wanted.claims)
        return replace(left, claims=wanted.claims - self.refs)


NOTHING = Kept()


def keeping(folder: Path, found: Extraction, workspace: Workspace) -> Kept:
    """The manifests of `folder` that what was found does not contradict. Raises ManifestError where they do not compile."""
    old = replace(open_workspace(folder, folder, workspace.environ, workspace.progress), major=workspace.major)
    live, declared, major = found.catalog, old.declared, found.server_version // 10_000
    desired = fitted(old.desired, live, old.desired_major, major)
    rows = [item.ref for item in desired if item.kind == "row"]
    changes = diff(live, desired.without(rows))
    same = alike(old, desired, changes, major)
    files = _Files(folder, declared)
    contradicted = {files.of(ref) for change in changes if change.ref not in same for ref in _places(change)}
    stay = {path for path in files.all() if path == PROJECT_FILE or path not in contradicted}
    meant = frozenset(ref for ref in (*desired.objects, *desired.claims) if files.of(ref) in stay)
    return Kept(frozenset(stay), meant, declared.project.tenant is not None)


def _places(change: Change) -> tuple[Ref, ...]:
    """What only the database has is told at what it is part of."""
    return (change.ref,) if change.after else (change.item.part_of or change.item.root, change.item.root)


class _Files:
    """The file that declares each object."""

    def __init__(self, folder: Path, declared: Declared) -> None:
        self.top = Path(os.path.realpath(folder))
        self.declared = declared

    def all(self) -> set[str]:
        found = (file.relative_to(self.top).as_posix() for file in self.top.rglob("*.yaml"))
        return {path for path in found if not any(part.startswith(".") for part in path.split("/"))}

    def of(self, ref: Ref) -> str:
        """The path below the folder; empty for what no file declares."""
        mark = self.declared.mark(ref)
        if mark is None:
            return ""
        file = Path(os.path.realpath(mark.file))
        return file.relative_to(self.top).as_posix() if file.is_relative_to(self.top) else ""
