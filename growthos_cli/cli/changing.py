"""What `provision` and `apply` have in common: tell what is to happen, ask, do it, tell that it happened."""

from __future__ import annotations

from growthos_cli.cli.consent import Given, asker
from growthos_cli.cli.console import console
from growthos_cli.flows.compare import Comparison
from growthos_cli.flows.provision import Outcome, provision
from growthos_cli.flows.workspace import Workspace
from growthos_cli.report.changes import beyond_lines, hazard_lines
from growthos_cli.report.counts import counted
from growthos_cli.report.headings import difference, origin, sameness
from growthos_cli.report.lines import GOOD
from growthos_cli.report.targets import named


def change(workspace: Workspace, found: Comparison, given: Given, *, prune: bool) -> Outcome:
    """Applies the comparison's plan after consent. Raises ConsentError or ApplyError."""
    ask = asker(workspace, given)

    def consent(asked_of: Comparison) -> bool:
        if asked_of is not found:
            # Made again, because somebody else changed the target or more came along; nobody has seen this one yet.
            _tell(asked_of)
        return ask(asked_of)

    if not console.json:
        console.print(origin(workspace))
    _tell(found)
    outcome = provision(workspace, found, allowed=given.allowed, consent=consent, prune=prune)
    if outcome.before is not found and not outcome.applied:
        _tell(outcome.before)
    if not console.json:
        if outcome.applied:
            console.say(f"applied {counted(outcome.applied, 'statement')}; {named(found.target)} now equals {workspace.title}", GOOD)
        other = "" if workspace.declares else workspace.title
        console.sum_up(beyond_lines(outcome.after.strangers, outcome.after.unmodelled, other))
    return outcome


def _tell(found: Comparison) -> None:
    if console.json:
        return
    if found.equal:
        console.say(sameness(found), GOOD)
    else:
        console.sum_up(difference(found))
        console.sum_up(hazard_lines(found.plan.hazards))
