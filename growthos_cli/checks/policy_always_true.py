"""Policies that let every row through.

Ramification: whoever holds the grant reads, changes or makes any row of any company; beside it the other policies of the
command mean nothing.

Bad:
    create policy everything on public.notes for update to authenticated using (true) with check (true);

Remedy:
    drop policy everything on public.notes;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-always-true"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy of callers; a warning where it only lets them read."""
    for policy in policies(context):
        true = [name for name, text in (("using", policy.using), ("with check", policy.check)) if text == "true"]
        callers = callers_of(context, policy)
        if not policy.permissive or not true or not callers:
            continue
        yield Finding(
            ID,
            Level.WARNING if policy.command == "select" else LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} lets every row through for {policy.command}: its {' and '.join(true)} is true",
            (f"for {', '.join(sorted(callers))}",),
            context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n"),
            context.explained(policy.ref, "using", "check"),
            context.mark(policy.ref),
        )
