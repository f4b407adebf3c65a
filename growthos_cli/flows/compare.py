"""desired against live: what differs, and the plan that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.db.connect import Target
from growthos_cli.db.extract import Extraction
from growthos_cli.db.observe import observe
from growthos_cli.db.reference_rows import row_shapes
from growthos_cli.diff import diff, unmanaged
from growthos_cli.findings import Sighting
from growthos_cli.flows.workspace import Workspace
from growthos_cli.majors import fitted
from growthos_cli.secrecy import informed
from growthos_cli.steps import NOTHING, Plan

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
    callers = workspace.platform.callers(workspace.outline.caller)
    desired = workspace.desired
    return compare_found(workspace, target, observe(target, workspace.platform, row_shapes(desired), callers, desired.roles), prune=prune)


def compare_found(workspace: Workspace, target: Target, found: Extraction, *, prune: bool = False) -> Comparison:
    """The same for a live side that was read already, whatever it was read from."""
    live, major = found.catalog, found.server_version // 10_000
    desired = fitted(workspace.desired, live, workspace.desired_major, major)
    planned = NOTHING
    if diff(live, informed(desired, live), prune=prune):
        live, planned = _planned(workspace, found, desired, prune=prune)
    return Comparison(
        target,
        live,
        desired,
        planned,
        found.role,
        found.server_version,
        workspace.title,
        tuple(unmanaged(live, desired)),
        _either(found.unmodelled, workspace.unmodelled),
        found.sightings,
    )


def _planned(workspace: Workspace, found: Extraction, desired: Catalog, *, prune: bool) -> tuple[Catalog, Plan]:
    """The plan, and the live side with what is only printed differently as desired prints it."""
    # Imported here: a comparison that finds nothing is the usual one, and has no use for it.
    from growthos_cli.flows.recompile import alike
    from growthos_cli.plan import plan

    live, major = found.catalog, found.server_version // 10_000
    first = plan(live, desired, role=found.role, prune=prune, major=major)
    same = alike(workspace, desired, first.changes, major)
    if not same:
        return live, first
    live = live.plus(_respelled(live.objects[ref], desired.objects[ref]) for ref in same)
    return live, replace(plan(live, desired, role=found.role, prune=prune, major=major), fingerprint=first.fingerprint)


def _respelled(there: Object, wanted: Object) -> Object:
    """What is there in desired's spelling, with all that is never compared as it is."""
    spelling: dict[str, Any] = {name: getattr(wanted, name) for name in wanted.compared()}
    return replace(there, **spelling)


def _either(live: Counts, desired: Counts) -> Counts:
    """Words of both sides, each with the larger count."""
    counts = dict(live)
    for word, count in desired:
        counts[word] = max(count, counts.get(word, 0))
    return tuple(sorted(counts.items()))
