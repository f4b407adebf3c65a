"""`Workspace`: what every flow starts from: a home, the manifests, the platform, and someone to tell how it goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.creator import acting, named_by_nobody
from growthos_cli.db.binaries import find_bindir, major_of, server_version
from growthos_cli.db.connect import Connection, Target
from growthos_cli.db.embedded import Server, status
from growthos_cli.db.home import Home
from growthos_cli.db.observe import major_at
from growthos_cli.db.packaged import installed_majors
from growthos_cli.db.reference_rows import RowShape, row_shapes
from growthos_cli.errors import GrowthosError
from growthos_cli.flows import target as targets
from growthos_cli.flows.desire import compile_key, desire, known
from growthos_cli.flows.folders import manifests_folder, nearest
from growthos_cli.flows.manifests import Manifests, Outline
from growthos_cli.flows.target import template_of
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.platform import Platform, platform_named

if TYPE_CHECKING:
    from growthos_cli.declared import Declared

Progress = Callable[[str], None]
"""Called with a short phrase when a stage begins."""


@dataclass(frozen=True)
class Workspace:
    """The manifests of one folder and the embedded server that compiles them. Servers start when first needed.

    `bundled` when nobody named the folder and none was near, so that it is the one that comes with the program.
    """

    home: Home
    folder: Path
    manifests: Manifests
    environ: Mapping[str, str]
    progress: Progress
    bundled: bool = False
    major: int | None = None
    """Of the installed server that compiles; None for the embedded one."""

    @property
    def declared(self) -> Declared:
        """All that the manifests say. Raises ManifestError."""
        return self.manifests.declared

    @cached_property
    def outline(self) -> Outline:
        """What must be known of the project first. Raises ManifestError."""
        return self.manifests.outline(self.home.cache)

    @property
    def platform(self) -> Platform:
        return platform_named(self.outline.platform)

    @property
    def title(self) -> str:
        """How sentences call what is desired."""
        return "the manifests"

    @property
    def declares(self) -> bool:
        """Whether what is desired stands in manifests."""
        return True

    @property
    def unmodelled(self) -> tuple[tuple[str, int], ...]:
        """What is desired and we have no kind for; manifests can say nothing of the sort."""
        return ()

    @cached_property
    def server(self) -> Server:
        """The server that compiles, running: the embedded one, or an installed one of the target's major."""
        if self.major is None:
            return targets.embedded(self.home, self.platform, self.progress)
        return targets.compiler(self.home, self.major, self.platform, self.progress)

    def compiling_for(self, target: Target) -> Workspace:
        """This workspace, with a server of the target's major to compile where `growthos pg install` brought one."""
        if target.embedded or not target.conninfo or not installed_majors(self.home):
            return self
        return self.of_major(major_at(target))

    def of_major(self, major: int) -> Workspace:
        """This workspace, with a server of that major to compile where the embedded one is of another and one is installed."""
        if major == major_of(self.version) or major not in installed_majors(self.home):
            return self
        return replace(self, major=major)

    def target(self, db: str | None = None, env: str | None = None) -> Target:
        """The database that the command is pointed at; the embedded one when none is named."""
        named = targets.chosen(self.outline.environments, self.environ, db, env)
        if named is None:
            return targets.embedded_target(self.server, self.platform)
        if self.bundled:
            raise GrowthosError(
                f"there is no {PROJECT_FILE} here or in a folder above, and a target that you name is not compared with the "
                "manifests that come with growthos; name the folder with --manifests"
            )
        return named

    @cached_property
    def desired(self) -> Catalog:
        """What the manifests mean, as Postgres spells it. Raises ManifestError."""
        if self._known is not None:
            return self._known
        return desire(self.manifests, self._compiler, self.version, self.home.cache, self.busy.set)

    def desired_by(self, role: str) -> Catalog:
        """The same where that role is who creates, so that what is said of whoever creates is said of it."""
        return acting(self.desired, role) if named_by_nobody(self.desired.claims) else self.desired

    @cached_property
    def busy(self) -> Event:
        """Set when `desired` is, or no longer needs this process more than a server: the time to do something else."""
        return Event()

    @cached_property
    def _known(self) -> Catalog | None:
        return known(self.manifests, self.version, self.home.cache)

    def asked_for(self) -> tuple[Sequence[RowShape], Collection[str]]:
        """Of which reference rows and of which roles of the server something is desired: a target is asked for no others.

        What has still to be compiled says so itself, but for rows: how Postgres spells their keys is known only then.
        """
        said = self.desired if self._known is not None or self.declared.catalog.kind("row") else self.declared.catalog
        return row_shapes(said), said.roles

    @property
    def desired_major(self) -> int:
        """Of the server whose words `desired` is in."""
        return major_of(self.version)

    @property
    def compile_key(self) -> str:
        """What the desired catalog is cached by."""
        return compile_key(self.manifests, self.version)

    @contextmanager
    def built(self) -> Iterator[Connection]:
        """A connection to a scratch database that holds what is desired."""
        from growthos_cli.db.scratch import build, scratch_database

        with scratch_database(self.server, template_of(self.platform), self.platform, self.declared) as conn:
            _ = build(lambda: conn, self.declared, self.platform).desired()
            yield conn

    def _compiler(self) -> Server:
        from growthos_cli.db.stand_in_extensions import extensions_of, lacking, told

        self.progress("compiling the manifests in a scratch database")
        if stand_ins := lacking(self.server, extensions_of(self.declared.catalog)):
            self.progress(told(stand_ins))
        return self.server

    @property
    def version(self) -> str:
        """The version of the server that compiles."""
        if self.major is not None:
            return server_version(targets.installed_bindir(self.home, self.major))
        running = status(self.home).server
        return running.version if running else server_version(find_bindir(self.environ, self.home))


def open_workspace(manifests: Path | None, here: Path, environ: Mapping[str, str], progress: Progress) -> Workspace:
    """Reads the manifests. Raises ManifestError with everything that is wrong in them; touches no database."""
    folder = manifests_folder(manifests, here)
    bundled = manifests is None and nearest(here) is None
    workspace = Workspace(Home.locate(environ), folder, Manifests.in_folder(folder), environ, progress, bundled)
    # What is wrong in them is told before anything else begins.
    _ = workspace.outline
    return workspace
