"""Which manifests of a folder still say what a database holds: they stay as they were written, access intent, rows and remarks included.

Of one that does not, goes on what no database can say: the access of a table as long as it means what is there, rows, waivers and so on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from growthos_cli.access.compile import objects_of
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.db.extract import Extraction
from growthos_cli.declared import Declared
from growthos_cli.diff import Change, diff
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.majors import fitted
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.manifest.sections import Carried, lines_of
from growthos_cli.secrecy import informed

_ACCESS = ("owner", "access", "guards", "hidden", "scopes", "tenant", "belongs_to", "samples")
_OF_A_TABLE = ("rows", "waivers")
_OF_ANY_OTHER = ("scopes", "personas", "waivers", "bench")
"""Keys that declare no object of a catalog."""


@dataclass(frozen=True)
class Kept:
    """Paths below the folder of the manifests that stay, everything that they mean, and what goes on of others."""

    files: frozenset[str] = frozenset()
    refs: frozenset[Ref] = frozenset()
    tenant: bool = False
    """Whether the project that stays makes a policy for every table with the tenant's column."""
    carried: tuple[Carried, ...] = ()
    recognised: bool = False
    """Whether what goes on was written by nobody yet, but told from the policies."""

    def rest(self, wanted: Catalog) -> Catalog:
        """What is left to be written: neither one of these objects nor a part of one, nor what lines that go on mean."""
        meant = {ref for each in self.carried for ref in each.refs}
        left = wanted.without(
            item.ref for item in wanted if item.ref in self.refs or item.ref in meant or (item.part_of or item.ref) in self.refs
        )
        left = left.without(item.ref for item in left if item.root in self.refs and item.root in wanted.claims)
        return replace(left, claims=wanted.claims - self.refs)

    @property
    def tables(self) -> dict[Ref, Carried]:
        """What goes on in the manifest of each table."""
        return {each.table: each for each in self.carried if each.table}

    def less(self, paths: set[str]) -> Kept:
        """The same, with less that goes on of these manifests."""
        return replace(self, carried=tuple(each.less() if each.path in paths else each for each in self.carried))


NOTHING = Kept()


def keeping(folder: Path, found: Extraction, workspace: Workspace) -> Kept:
    """The manifests of `folder` that what was found does not contradict. Raises ManifestError where they do not compile."""
    old = replace(open_workspace(folder, folder, workspace.environ, workspace.progress), major=workspace.major)
    live, declared, major = found.catalog, old.declared, found.server_version // 10_000
    desired = fitted(old.desired, live, old.desired_major, major)
    rows = [item.ref for item in desired if item.kind == "row"]
    changes = diff(live, informed(desired, live).without(rows))
    same = alike(old, desired, changes, major)
    files = _Files(folder, declared)
    contradicted = {files.of(ref) for change in changes if change.ref not in same for ref in _places(change)}
    stay = {path for path in files.all() if path == PROJECT_FILE or path not in contradicted}
    meant = frozenset(ref for ref in (*desired.objects, *desired.claims) if files.of(ref) in stay)
    changed = {change.ref for change in changes if change.ref not in same}
    goes_on = _going_on(files, contradicted - {"", PROJECT_FILE}, live, changed)
    return Kept(frozenset(stay), meant, declared.project.tenant is not None, tuple(goes_on))


def _going_on(files: _Files, paths: set[str], live: Catalog, changed: set[Ref]) -> Iterator[Carried]:
    declared = files.declared
    tables = {files.of(Ref("table", (access.schema, access.table))): access for access in declared.tables}
    for path in sorted(paths):
        text = (files.top / path).read_text(encoding="utf-8")
        access = tables.get(path)
        table = Ref("table", (access.schema, access.table)) if access else None
        if access is None or table is None:
            yield Carried(path, lines_of(text, _OF_ANY_OTHER))
        elif table in live:
            refs = objects_of(declared, access)
            still = access.declared and not refs & changed
            others = Carried(path, lines_of(text, _OF_A_TABLE), table=table)
            yield replace(others, access=lines_of(text, _ACCESS), refs=refs) if still else others


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
        return below(self.top, mark.file)


def below(folder: Path, name: str) -> str:
    """The path of a file below the folder; empty where it is elsewhere."""
    top, file = Path(os.path.realpath(folder)), Path(os.path.realpath(name))
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else ""
