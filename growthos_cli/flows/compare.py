"""desired against live: what differs, and the plan that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.db.connect import Target
from growthos_cli.db.observe import observe
from growthos_cli.db.scratch import row_shapes
from growthos_cli.diff import unmanaged
from growthos_cli.findings import Sighting
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.workspace import Workspace
from growthos_cli.plan import Plan, plan


@dataclass(frozen=True)
class Comparison:
    """Two catalogs and the way from one to the other.

    `live` is the target as found; `strangers` are objects that no manifest names; `unmodelled` counts what the
    target holds of kinds that this program does not know; `sightings` are for the checks.
    """

    target: Target
    live: Catalog
    desired: Catalog
    plan: Plan
    role: str
    server_version: int
    strangers: tuple[Object, ...] = ()
    unmodelled: tuple[tuple[str, int], ...] = ()
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)

    @property
    def equal(self) -> bool:
        return not self.plan.changes


def compare(workspace: Workspace, target: Target, *, prune: bool = False) -> Comparison:
    """Reads the target in one snapshot and plans. Sends it nothing but queries."""
    desired = workspace.desired
    workspace.progress(f"reading {target.address}")
    # Of reference rows only those that a manifest names.
    callers = workspace.platform.callers(workspace.declared.project.caller)
    found = observe(target, workspace.platform, row_shapes(workspace.declared.catalog), callers)
    live = found.catalog
    first = plan(live, desired, role=found.role, prune=prune)
    same = alike(workspace, desired, first.changes)
    if same:
        fingerprint = first.fingerprint
        live = live.plus(desired.objects[ref] for ref in same)
        first = replace(plan(live, desired, role=found.role, prune=prune), fingerprint=fingerprint)
    strangers = tuple(unmanaged(live, desired))
    return Comparison(target, live, desired, first, found.role, found.server_version, strangers, found.unmodelled, found.sightings)
