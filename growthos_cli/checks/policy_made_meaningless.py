"""Policies that decide nothing, because another one for the same command and caller lets every row through.

Ramification: permissive policies are joined by `or`. Whoever reads the narrow one believes that it protects the rows.

Bad:
    create policy anybody on public.notes for select to authenticated using (true);

Remedy:
    drop policy anybody on public.notes;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.security import Policy
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-made-meaningless"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy that reads, changes or deletes rows and is overruled."""
    everything = [policy for policy in policies(context) if policy.permissive and policy.using == "true"]
    for policy in policies(context) if everything else ():
        if not policy.permissive or policy.command == "insert" or policy.using == "true":
            continue
        for other in everything:
            if _overrules(context, other, policy):
                yield Finding(
                    ID,
                    LEVEL,
                    policy.ref,
                    f"policy {quote(policy.name)} decides nothing: {quote(other.name)} lets every row through for the same callers",
                    (),
                    context.mend([other.ref], f"drop policy {quote(other.name)} on {qualified(other.schema, other.table)};\n"),
                    mark=context.mark(policy.ref),
                )
                break


def _overrules(context: Context, other: Policy, policy: Policy) -> bool:
    same_table = other.ref.path[:2] == policy.ref.path[:2]
    return same_table and covers(other, policy.command) and bool(callers_of(context, other) & callers_of(context, policy))
