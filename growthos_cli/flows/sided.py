"""A workspace whose desired catalog no manifest declares: it is what a database, SQL or a snapshot holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Event

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.creator import acting
from growthos_cli.catalog.snapshot import encoded_catalog
from growthos_cli.db.connect import Connection
from growthos_cli.db.extract import Extraction, RowShape, extract
from growthos_cli.db.home import Home
from growthos_cli.db.reference_rows import row_shapes
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.program import digest_with_program
from growthos_cli.flows.sides import Reader, Side, Sort, platform_of_side
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Progress, Workspace, open_workspace
from growthos_cli.names import visible
from growthos_cli.platform import Platform, platform_named


@dataclass(frozen=True, kw_only=True)
class Sided(Workspace):
    """`of` is the platform of the target, which decides what is compared at all; `roles` of the server are compared, too."""

    side: Side
    of: Platform
    roles: frozenset[str] = frozenset()

    @property
    def platform(self) -> Platform:
        return self.of

    @property
    def title(self) -> str:
        return self.side.title

    @property
    def declares(self) -> bool:
        return False

    @cached_property
    def extraction(self) -> Extraction:
        """The side as it is. Raises GrowthosError, TargetError or ServerError where it cannot be read."""
        return read_side(self, self.side, self.roles)

    def asked_for(self) -> tuple[Sequence[RowShape], Collection[str]]:
        if self.side.target:
            return (), self.roles
        return row_shapes(self.desired), self.desired.roles

    @cached_property
    def desired(self) -> Catalog:
        return self.extraction.catalog

    def desired_by(self, role: str) -> Catalog:
        # In a database everything is somebody's.
        return self.desired if self.side.target else acting(self.desired, role)

    @cached_property
    def busy(self) -> Event:
        # Another program or another server has the most of the work from the beginning.
        found = Event()
        found.set()
        return found

    @property
    def desired_major(self) -> int:
        return self.extraction.server_version // 10_000

    @property
    def unmodelled(self) -> tuple[tuple[str, int], ...]:
        return self.extraction.unmodelled

    @property
    def compile_key(self) -> str:
        text = json.dumps(encoded_catalog(self.desired), sort_keys=True)
        return digest_with_program(text, self.version)

    @contextmanager
    def built(self) -> Iterator[Connection]:
        from growthos_cli.db.rebuilt import rebuilt

        with rebuilt(self.server, template_of(self.of), self.of, self.desired) as conn:
            yield conn


def read_side(workspace: Workspace, found: Side, roles: Collection[str] = ()) -> Extraction:
    """A side of the workspace's platform, as it is, with these roles as far as it has them.

    Raises GrowthosError, TargetError or ServerError where it cannot be read.
    """
    if found.sort is Sort.MANIFESTS:
        assert found.path is not None
        # As a database: with what the platform has besides, which manifests leave out.
        opened = open_workspace(found.path, found.path, workspace.environ, workspace.progress)
        with opened.built() as conn:
            # What else the server has is no manifest's.
            return extract(conn, workspace.platform, roles=opened.declared.catalog.roles)
    reader = Reader(lambda: workspace.server, workspace.version, workspace.environ, workspace.home.cache, workspace.progress)
    return reader.read(found, workspace.platform, roles)


def open_sided(
    desired: Side,
    live: Side | None,
    manifests: Manifests,
    environ: Mapping[str, str],
    progress: Progress,
    *,
    roles: Collection[str] = (),
) -> Workspace:
    """A workspace for what `desired` names. The platform is that of `live`; where that says nothing of one, desired's.

    Raises GrowthosError for a role that is the platform's.
    """
    if desired.sort is Sort.MANIFESTS:
        assert desired.path is not None
        return open_workspace(desired.path, desired.path, environ, progress)
    home = Home.locate(environ)
    platform = (live and platform_of_side(live)) or platform_of_side(desired) or platform_named(manifests.outline(home.cache).platform)
    if owned := sorted(filter(platform.owns_role, roles)):
        raise GrowthosError(f"--role {visible(owned[0])}: that role comes with the platform, and nobody but its owner changes it")
    return Sided(home, Path(), manifests, environ, progress, side=desired, of=platform, roles=frozenset(roles))
