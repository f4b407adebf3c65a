"""Brings a target to what the manifests say, and says what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import nullcontext
from dataclasses import dataclass

from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.reference_rows import row_shapes
from growthos_cli.errors import ApplyError, ConsentError, Problem, StalePlan
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.workspace import Workspace
from growthos_cli.majors import unknown
from growthos_cli.planning.hazards import Hazard
from growthos_cli.planning.preflight import refused

Consent = Callable[[Comparison], bool]
"""Asked when a plan would change a target, once for each plan; False stops before anything is sent."""


ALL = "all"
"""The name that agrees to every hazard."""

_TRIES = 3


@dataclass(frozen=True)
class Outcome:
    """What was found, what was done about it, and what remains (nothing, or the run raised); `between` is what one plan left to another."""

    before: Comparison
    applied: int
    after: Comparison
    between: Comparison | None = None


def provision(workspace: Workspace, comparison: Comparison, *, allowed: Iterable[str], consent: Consent, prune: bool = False) -> Outcome:
    """Applies the comparison's plan, reads the target again, and makes sure that nothing is left.

    What something brought along that nobody could know before (the members of an extension) is planned, asked and applied once more.
    When somebody else changed the target meanwhile it is compared again, with `prune` as it was for `comparison`, and
    everything is asked again. Raises ConsentError when a hazard is not among `allowed` or `consent` says no; ApplyError
    when the platform will refuse a step, when Postgres refused one, or when the second look still finds a difference.
    """
    agreed = frozenset(allowed)
    for _ in range(_TRIES - 1):
        try:
            return _settled(workspace, comparison, agreed, consent, prune=prune)
        except StalePlan:
            workspace.progress("the database changed after the plan was made; comparing again")
            comparison = _again(workspace, comparison, prune=prune)
    return _settled(workspace, comparison, agreed, consent, prune=prune)


def _settled(workspace: Workspace, comparison: Comparison, allowed: frozenset[str], consent: Consent, *, prune: bool) -> Outcome:
    first = _once(workspace, comparison, allowed, consent, prune=prune)
    if first.after.equal:
        return first
    if unallowed(first.after.plan.hazards, allowed):
        raise ApplyError(_left(first.after))
    workspace.progress("something came along that no plan could know of; planning what is left")
    second = _once(workspace, first.after, allowed, consent, prune=prune)
    if not second.after.equal:
        raise ApplyError(_left(second.after))
    return Outcome(comparison, first.applied + second.applied, second.after, first.after)


def _once(workspace: Workspace, comparison: Comparison, allowed: frozenset[str], consent: Consent, *, prune: bool) -> Outcome:
    """What came of one plan, whatever that left."""
    if comparison.equal:
        return Outcome(comparison, 0, comparison)
    if will_fail := list(refused(comparison.plan, workspace.platform)):
        told = "\n".join(f"  {sentence}" for sentence in will_fail)
        raise ApplyError(f"{workspace.platform.name} will refuse part of the plan, so nothing was sent:\n{told}")
    if too_new := list(unknown(comparison.plan.changes, comparison.desired, comparison.server_version // 10_000)):
        told = "\n".join(f"  {Problem(workspace.declared.mark(ref), sentence)}" for ref, sentence in too_new)
        raise ApplyError(f"{comparison.target.address} is too old for part of the plan, so nothing was sent:\n{told}")
    if not consent(comparison):
        raise ConsentError("nothing was applied")
    # After the question: whoever asks may name everything that is missing at once.
    if dangers := unallowed(comparison.plan.hazards, allowed):
        raise ConsentError(f"{dangers_told(dangers)}\nNothing was applied. To agree: {' '.join(options(dangers))}")
    steps = len(comparison.plan.steps)
    workspace.progress(f"applying {steps} statements to {comparison.target.address}")
    roles = workspace.desired.roles
    # On the embedded server, if there is one, another command would take new roles for those of its own SQL.
    held = workspace.home.roles_held() if roles and workspace.home.root.is_dir() else nullcontext()
    with held, connect(comparison.target.conninfo, application_name="growthos") as conn:
        apply(conn, comparison.plan, workspace.platform, row_shapes(workspace.desired), roles)
    return Outcome(comparison, steps, _again(workspace, comparison, prune=prune))


def _again(workspace: Workspace, comparison: Comparison, *, prune: bool) -> Comparison:
    return compare(workspace, comparison.target, prune=prune, sighted=comparison.sightings is not None)


def unallowed(hazards: Iterable[Hazard], allowed: Collection[str]) -> list[Hazard]:
    """The hazards that need a consent which nobody gave; `all` agrees to each."""
    return [hazard for hazard in hazards if hazard.consent and hazard.name not in allowed and ALL not in allowed]


def dangers_told(hazards: Iterable[Hazard]) -> str:
    """The hazards that need consent, one per line."""
    told = "\n".join(f"  {hazard.name}: {hazard.sentence}" for hazard in hazards)
    return f"the plan holds dangers that need your consent:\n{told}"


def options(hazards: Iterable[Hazard]) -> list[str]:
    """The options that agree to the hazards."""
    return [f"--allow {name}" for name in sorted({hazard.name for hazard in hazards})]


def _left(after: Comparison) -> str:
    told = "\n".join(f"  {change.verb} {change.ref} {', '.join(change.fields)}".rstrip() for change in after.plan.changes)
    return f"applied, but the target still differs from {after.against} in:\n{told}"
