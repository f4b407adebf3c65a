"""What most commands begin with: the manifests read, the target found, both compared."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from growthos_cli.catalog.creator import acting
from growthos_cli.cli.console import console
from growthos_cli.db.connect import Target
from growthos_cli.db.extract import Extraction
from growthos_cli.db.home import Home
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.compare import Comparison, Counts, compare, compare_found
from growthos_cli.flows.folders import manifests_folder, nearest
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.sided import open_sided, read_side
from growthos_cli.flows.sides import Side, Sort, migrations_of, side
from growthos_cli.flows.target import chosen
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.names import visible
from growthos_cli.platform import PLAIN, SUPABASE, platform_named
from growthos_cli.report.counts import counted

if TYPE_CHECKING:
    from growthos_cli.declared import Declared


def read(manifests: Path | None) -> Declared:
    """What the manifests say, for a command that needs no database."""
    from growthos_cli.flows.declare import declare

    console.progress("reading the manifests")
    return declare(manifests_folder(manifests, Path.cwd()))


def opened(manifests: Path | None) -> Workspace:
    console.progress("reading the manifests")
    return open_workspace(manifests, Path.cwd(), os.environ, console.progress)


@dataclass(frozen=True)
class Asked:
    """What the options of a comparison name."""

    manifests: Path | None
    db: str | None
    env: str | None
    desired: str | None = None
    prune: bool = False
    strict: bool = False
    roles: tuple[str, ...] = ()
    sighted: bool = False
    """Whether checks come after it."""


def compared(asked: Asked) -> tuple[Workspace, Comparison]:
    """The target against what is desired."""
    workspace, target = targeted(asked)
    return workspace, _strict(asked, compare(workspace, target, prune=asked.prune, sighted=asked.sighted))


def compared_sides(asked: Asked) -> tuple[Workspace, Comparison]:
    """The same where `--db` may name whatever a side can be."""
    live = side(asked.db, "--db") if asked.db and asked.env is None else None
    if live is None or live.target:
        return compared(asked)
    workspace = _desired(asked, live)
    target = Target(live.title, shown=live.title)
    found = read_side(workspace, live, workspace.desired.roles)
    found = replace(found, catalog=acting(found.catalog, found.role))
    return workspace, _strict(asked, compare_found(workspace, target, found, prune=asked.prune))


def targeted(asked: Asked) -> tuple[Workspace, Target]:
    """What is desired, and the target, neither of them read yet."""
    if asked.desired is None:
        _no_roles(asked)
        workspace = opened(asked.manifests)
        return workspace, workspace.target(asked.db, asked.env)
    named = _chosen(asked)
    workspace = _desired(asked, Side(Sort.DATABASE, target=named) if named else None)
    return workspace, named or workspace.target()


def observed(asked: Asked) -> tuple[str, Workspace, Extraction]:
    """One side alone: how sentences call it, a workspace of its platform, and what it holds."""
    named = side(asked.db, "--db") if asked.db and asked.env is None else None
    if named is None:
        target = _chosen(asked) or opened(asked.manifests).target()
        named = Side(Sort.DATABASE, target=target)
    workspace = open_sided(named, named, _manifests(asked), os.environ, console.progress, roles=asked.roles)
    found = read_side(workspace, named, asked.roles)
    _require_modelled(asked, found.unmodelled)
    return named.title, workspace, found


def declared_roles(folder: Path) -> tuple[str, ...]:
    """The roles that the manifests of a folder make, change or take away; none where there are none."""
    if not (folder / PROJECT_FILE).is_file():
        return ()
    return tuple(sorted(open_workspace(folder, folder, os.environ, console.progress).declared.catalog.roles))


def migrations(path: Path, platform: str | None, *, strict: bool, roles: tuple[str, ...] = ()) -> tuple[str, Workspace, Extraction]:
    """A file or a folder of SQL alone, also the folder of a project that has its migrations where Supabase keeps them."""
    named = Side(Sort.SQL, migrations_of(path))
    of = platform or (SUPABASE.name if named.path and named.path.parts[-2:] == ("supabase", "migrations") else PLAIN.name)
    workspace = open_sided(named, named, Manifests.of_platform(platform_named(of).name), os.environ, console.progress, roles=roles)
    found = read_side(workspace, named, roles)
    _require_modelled(Asked(None, None, None, strict=strict), found.unmodelled)
    return named.title, workspace, found


def _desired(asked: Asked, live: Side | None) -> Workspace:
    if asked.desired is None:
        _no_roles(asked)
        return opened(asked.manifests)
    if asked.manifests is not None:
        raise GrowthosError("--manifests and --desired both name what is desired; give one of them")
    if not asked.desired.strip():
        # A folder's name that is empty would be this folder.
        raise GrowthosError("--desired is empty; name a side, or leave --desired out for the manifests found here")
    desired = side(asked.desired, "--desired")
    if desired.sort is Sort.MANIFESTS:
        _no_roles(asked)
    return open_sided(desired, live, _manifests(asked), os.environ, console.progress, roles=asked.roles)


def _no_roles(asked: Asked) -> None:
    if asked.roles:
        raise GrowthosError("--role is for sides that are no manifests; those say in growthos.yaml what database_roles are to be")


def _chosen(asked: Asked) -> Target | None:
    """The target that was named. The project is read where it may say where an environment is."""
    environments = _manifests(asked).outline(Home.locate(os.environ).cache).environments if asked.db is None else {}
    return chosen(environments, os.environ, asked.db, asked.env)


def _manifests(asked: Asked) -> Manifests:
    """Those that name the environments, where one is asked for or the embedded database is meant."""
    folder = nearest(Path.cwd()) if asked.db is None else None
    return Manifests.in_folder(folder) if folder else Manifests.of_platform(PLAIN.name)


def _strict(asked: Asked, found: Comparison) -> Comparison:
    _require_modelled(asked, found.unmodelled)
    return found


def _require_modelled(asked: Asked, unmodelled: Counts) -> None:
    if asked.strict and unmodelled:
        told = ", ".join(visible(counted(number, kind)) for kind, number in unmodelled)
        raise GrowthosError(f"--strict: growthos does not model {told}; leave --strict out to compare everything else")
