"""desired against live: what differs, and the plan that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.db.connect import Target
from growthos_cli.db.extract import Extraction
from growthos_cli.db.observe import observe
from growthos_cli.diff import diff, known_alike, unmanaged
from growthos_cli.findings import Sighting
from growthos_cli.flows.meanwhile import meanwhile
from growthos_cli.flows.workspace import Workspace
from growthos_cli.planning.steps import NOTHING, Plan

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Comparison:
    """Two catalogs and the way from one to the other.

    `live` is the target as found; `against` is what it was compared with; `strangers` are objects that the desired side does not
    name; `unmodelled` counts what either side holds of kinds that this program does not know; `sightings` are for the checks,
    None where nobody asked for them.
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
    sightings: Mapping[str, tuple[Sighting, ...]] | None = None

    @property
    def equal(self) -> bool:
        return not self.plan.changes


def compare(workspace: Workspace, target: Target, *, prune: bool = False, sighted: bool = False) -> Comparison:
    """Reads the target in one snapshot and plans. Sends it nothing but queries; with `sighted` also those of the checks.

    It is read while the other side is read or compiled; what is wrong with that is told first.
    """
    workspace = workspace.compiling_for(target)
    rows, roles = workspace.asked_for()
    callers = workspace.platform.callers(workspace.outline.caller) if sighted else ()
    workspace.progress(f"reading {target.address}")
    reading = meanwhile(partial(observe, target, workspace.platform, rows, callers, roles), since=workspace.busy)
    _ = workspace.desired
    workspace.busy.set()
    found = reading()
    comparison = compare_found(workspace, target, found, prune=prune)
    return replace(comparison, sightings=found.sightings) if sighted else comparison


def compare_found(workspace: Workspace, target: Target, found: Extraction, *, prune: bool = False) -> Comparison:
    """The same for a live side that was read already, whatever it was read from."""
    live, desired, planned = found.catalog, workspace.desired_by(found.role), NOTHING
    if workspace.desired_major != found.server_version // 10_000 or not known_alike(live, desired):
        live, desired, planned = _looked_at(workspace, found, desired, prune=prune)
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
    )


# Imported where they are used: a comparison that finds nothing is the usual one, and has no use for them.


def _looked_at(workspace: Workspace, found: Extraction, desired: Catalog, *, prune: bool) -> tuple[Catalog, Catalog, Plan]:
    """Both sides in the words of the live one's major, and the plan; object by object, as far as they are not known to be alike."""
    from growthos_cli.majors import fitted
    from growthos_cli.secrecy import informed

    live = found.catalog
    desired = fitted(desired, live, workspace.desired_major, found.server_version // 10_000)
    if not diff(live, informed(desired, live), prune=prune):
        return live, desired, NOTHING
    live, planned = _planned(workspace, found, desired, prune=prune)
    return live, desired, planned


def _planned(workspace: Workspace, found: Extraction, desired: Catalog, *, prune: bool) -> tuple[Catalog, Plan]:
    """The plan, and the live side with what is only printed differently as desired prints it."""
    from growthos_cli.flows.recompile import alike
    from growthos_cli.planning.plan import plan

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
