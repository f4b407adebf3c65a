"""Brings a target to what the manifests say, and says what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.scratch import row_shapes
from growthos_cli.diff import Change
from growthos_cli.errors import ApplyError, ConsentError
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.workspace import Workspace
from growthos_cli.hazards import Hazard
from growthos_cli.preflight import refused

Consent = Callable[[Comparison], bool]
"""Asked once when a plan would change a target; False stops before anything is sent."""


@dataclass(frozen=True)
class Outcome:
    """What was found, what was done about it, and what remains (nothing, or the run raised)."""

    before: Comparison
    applied: int
    after: Comparison


def provision(workspace: Workspace, comparison: Comparison, *, allowed: Iterable[str], consent: Consent) -> Outcome:
    """Applies the comparison's plan, reads the target again, and makes sure that nothing is left.

    Raises ConsentError when a hazard is not among `allowed` or `consent` says no; ApplyError when the platform will refuse
    a step, when Postgres refused one, or when the second look still finds a difference.
    """
    if comparison.equal:
        return Outcome(comparison, 0, comparison)
    if will_fail := list(refused(comparison.plan, workspace.platform)):
        told = "\n".join(f"  {sentence}" for sentence in will_fail)
        raise ApplyError(f"{workspace.platform.name} will refuse part of the plan, so nothing was sent:\n{told}")
    refuse_dangers(comparison.plan.hazards, set(allowed))
    if not consent(comparison):
        raise ConsentError("nothing was applied")
    steps = len(comparison.plan.steps)
    workspace.progress(f"applying {steps} statements to {comparison.target.address}")
    with connect(comparison.target.conninfo, application_name="growthos") as conn:
        apply(conn, comparison.plan, workspace.platform, row_shapes(workspace.declared.catalog))
    after = compare(workspace, comparison.target)
    if not after.equal:
        raise ApplyError(_left(after.plan.changes))
    return Outcome(comparison, steps, after)


def refuse_dangers(hazards: Iterable[Hazard], allowed: set[str]) -> None:
    """Raises ConsentError naming every hazard that nobody agreed to."""
    open_hazards = [hazard for hazard in hazards if hazard.consent and hazard.name not in allowed and "all" not in allowed]
    if open_hazards:
        names = " ".join(f"--allow {name}" for name in sorted({hazard.name for hazard in open_hazards}))
        told = "\n".join(f"  {hazard.name}: {hazard.sentence}" for hazard in open_hazards)
        raise ConsentError(f"the plan holds dangers that need your consent:\n{told}\nNothing was applied. To agree: {names}")


def _left(changes: Iterable[Change]) -> str:
    told = "\n".join(f"  {change.verb} {change.ref} {', '.join(change.fields)}".rstrip() for change in changes)
    return f"applied, but the target still differs from the manifests in:\n{told}"
