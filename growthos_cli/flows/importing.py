"""A database -> a folder of manifests, and the proof: what was written is compiled and compared with what was read."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.creator import named_by_nobody, of_creator
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.role import Role
from growthos_cli.catalog.roles import all_roles
from growthos_cli.db.environment import OWNER
from growthos_cli.db.extract import Extraction
from growthos_cli.db.scratch import empty_as
from growthos_cli.errors import GrowthosError, ManifestError
from growthos_cli.flows.beyond import beyond, gone
from growthos_cli.flows.fidelity import Imported, proven, unaccepted
from growthos_cli.flows.files import make_folder, write
from growthos_cli.flows.keeping import NOTHING, Kept, below, keeping
from growthos_cli.flows.recognising import intent_of
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.intent import NONE
from growthos_cli.manifest.documents import documents
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.names import visible


@dataclass(frozen=True)
class Into:
    """Where to write. `replace` says that what stands there may go, `keep` that what of it is still true stays, `as_policies` that no
    access is recognised."""

    folder: Path
    name: str
    replace: bool = False
    keep: bool = False
    as_policies: bool = False


def import_into(into: Into, found: Extraction, workspace: Workspace) -> Imported:
    """Writes what was found as manifests of the workspace's platform, compiles them and compares."""
    require_free(into)
    workspace = workspace.of_major(found.server_version // 10_000)
    platform = workspace.platform
    if into.keep:
        found = _in_words_of(into.folder, found, workspace)
    workspace.progress(f"reading an empty {platform.name} database")
    empty = empty_as(workspace.server, template_of(platform), platform, found.role)
    wanted = beyond(found.catalog, empty.catalog, found.role)
    intent = None if into.keep or into.as_policies else intent_of(wanted)
    kept = keeping(into.folder, found, workspace) if into.keep else NOTHING
    if intent:
        kept = Kept(carried=intent.carried, tenant="tenant" in intent.project, recognised=True)
    # Those of an empty database are everywhere.
    made = {ref.path[0] for ref in wanted.objects if ref.kind == Role.kind}
    roles = all_roles(wanted) - all_roles(empty.catalog) - {empty.role, OWNER} - made
    project: dict[str, Any] = {"project": into.name, "platform": platform.name}
    project |= {"database_roles": sorted(roles)} if roles else {}
    missing = tuple(gone(found.catalog, empty.catalog))
    while True:
        if intent and not any(each.access for each in kept.carried):
            intent, kept = None, NOTHING
        said = project | {"access": intent.project} if intent else project
        first = Imported(into.folder, platform, kept.rest(wanted), kept=kept, missing=missing, unmodelled=found.unmodelled)
        imported = _imported(into, first, said, found=found, empty=empty.catalog, workspace=workspace)
        if not (misled := _misled(imported)):
            return imported
        # Lines that say something else beside what was found: what they meant is spelled out instead.
        kept = kept.less(misled)


def _in_words_of(folder: Path, found: Extraction, workspace: Workspace) -> Extraction:
    """What was found, with what its role gives by default as whoever creates gives it, where the manifests of the folder say it so."""
    declared = open_workspace(folder, folder, workspace.environ, workspace.progress).declared
    return replace(found, catalog=of_creator(found.catalog, found.role, named_by_nobody(declared.catalog.claims)))


def _imported(into: Into, first: Imported, project: dict[str, Any], *, found: Extraction, empty: Catalog, workspace: Workspace) -> Imported:
    imported = _written(into, first, project)
    try:
        return proven(imported, found, empty, workspace)
    except ManifestError as error:
        refused = error
    # A body that names what is not there yet, or anything through a search path, is a function all the same.
    if not (unchecked := unaccepted(imported, workspace)):
        return replace(imported, problems=tuple(refused.problems))
    imported = _written(into, imported, project, unchecked)
    try:
        return proven(imported, found, empty, workspace)
    except ManifestError as error:
        return replace(imported, problems=tuple(error.problems))


def _misled(imported: Imported) -> set[str]:
    """The manifests whose lines that went on may be why what was written is not what was found."""
    carried = [each for each in imported.kept.carried if each.lines]
    paths = {each.path for each in carried}
    if imported.problems:
        named = {below(imported.folder, problem.mark.file) for problem in imported.problems if problem.mark}
        return paths & named or paths
    touched = {ref for change in imported.changes for ref in (change.item.root, change.item.part_of, change.ref)}
    return {each.path for each in carried if each.table in touched or each.refs & touched}


def _written(into: Into, imported: Imported, project: dict[str, Any], unchecked: frozenset[Ref] = frozenset()) -> Imported:
    kept = imported.kept
    made = documents(imported.objects, project, unchecked, {"tenant": NONE} if kept.tenant else {}, kept.tables)
    texts = {_free(path, kept.files): text for path, text in made.files.items() if path != PROJECT_FILE or path not in kept.files}
    texts |= {_free(each.path, texts.keys()): each.lines for each in kept.carried if each.lines and each.table is None}
    removed = imported.removed + _write(into, texts, kept.files)
    return replace(imported, files=len(texts), removed=removed, unsaid=made.unsaid)


def _free(path: str, taken: Collection[str]) -> str:
    """The path, or one beside it where another manifest has that name."""
    while path in taken:
        path = f"{path.removesuffix('.yaml')}_imported.yaml"
    return path


def require_free(into: Into) -> None:
    """Refuses a folder that holds anything, unless it may be replaced: then it must be one of manifests, or hold none."""
    folder, shown = into.folder, visible(str(into.folder))
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise GrowthosError(f"{shown} is not a folder; name another with --into")
    if (into.replace or into.keep) and (folder / PROJECT_FILE).is_file():
        return
    if next(folder.iterdir(), None) is not None:
        more = (
            f"it has no {PROJECT_FILE}, so nothing in it is replaced"
            if into.replace or into.keep
            else "--replace puts the import in its place"
        )
        raise GrowthosError(f"the folder {shown} is not empty; name another with --into ({more})")


def _write(into: Into, texts: Mapping[str, str], kept: frozenset[str]) -> int:
    """Writes the files, and removes manifests of the folder that are none of them; how many."""
    for path, text in texts.items():
        make_folder((into.folder / path).parent)
        write(into.folder / path, text)
    found = {file.relative_to(into.folder).as_posix(): file for file in sorted(into.folder.rglob("*.yaml"))}
    # Hidden ones are nobody's manifests.
    old = [path for path in found if not any(part.startswith(".") for part in path.split("/"))]
    stale = [path for path in old if path not in texts and path not in kept]
    for path in stale:
        found[path].unlink()
    return len(stale)
