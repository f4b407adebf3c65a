"""desired against live: what differs, and the plan that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.db.connect import Target
from growthos_cli.db.extract import Extraction
from growthos_cli.db.observe import observe
from growthos_cli.db.scratch import row_shapes
from growthos_cli.diff import unmanaged
from growthos_cli.findings import Sighting
from growthos_cli.flows.recompile import alike
from growthos_cli.flows.workspace import Workspace
from growthos_cli.majors import fitted
from growthos_cli.plan import plan
from growthos_cli.steps import Plan

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Comparison:
    """Two catalogs and the way from one to the other.

    `live` is the target as found; `against` is what it was compared with; `strangers` are objects that the desired side does not
    name; `unmodelled` counts what either side holds of kinds that this program does not know; `sightings` are for the checks.
    """

    target: Target
    live: Catalog
    desired: Catalog
    plan: Plan
    role: str
    server_version: int
    against: str = "the manifests"
    strangers: tuple[Object, ...] = ()
    unmodelled: tuple[tuple[str, int], ...] = ()
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)

    @property
    def equal(self) -> bool:
        return not self.plan.changes


def compare(workspace: Workspace, target: Target, *, prune: bool = False) -> Comparison:
    """Reads the target in one snapshot and plans. Sends it nothing but queries."""
    workspace = workspace.compiling_for(target)
    # Before the target is read: what is wrong with it must not wait for a connection.
    _ = workspace.desired
    workspace.progress(f"reading {target.address}")
    # Of reference rows only those that a manifest names.
    callers = workspace.platform.callers(workspace.declared.project.caller)
    return compare_found(
        workspace, target, observe(target, workspace.platform, row_shapes(workspace.declared.catalog), callers), prune=prune
    )


def compare_found(workspace: Workspace, target: Target, found: Extraction, *, prune: bool = False) -> Comparison:
    """The same for a live side that was read already, whatever it was read from."""
    live, major = found.catalog, found.server_version // 10_000
    desired = fitted(workspace.desired, live, workspace.desired_major, major)
    first = plan(live, desired, role=found.role, prune=prune, major=major)
    same = alike(workspace, desired, first.changes)
    if same:
        fingerprint = first.fingerprint
        live = live.plus(desired.objects[ref] for ref in same)
        first = replace(plan(live, desired, role=found.role, prune=prune, major=major), fingerprint=fingerprint)
    return Comparison(
        target,
        live,
        desired,
        first,
        found.role,
        found.server_version,
        workspace.title,
        tuple(unmanaged(live, desired)),
        _either(found.unmodelled, workspace.unmodelled),
        found.sightings,
    )


def _either(live: Counts, desired: Counts) -> Counts:
    """Words of both sides, each with the larger count."""
    counts = dict(live)
    for word, count in desired:
        counts[word] = max(count, counts.get(word, 0))
    return tuple(sorted(counts.items()))
