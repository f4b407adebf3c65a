"""Policies for everybody, PUBLIC.

Ramification: they hold for anon too, and for every role that comes later. Most of them were meant for those who signed in.

Bad:
    create policy own on public.notes for select using (owner_id = (select auth.uid()));

Remedy:
    alter policy own on public.notes to authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.security import PUBLIC
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-to-public"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy; a restrictive one for everybody only takes away."""
    for policy in policies(context):
        if not policy.permissive or PUBLIC not in policy.roles:
            continue
        where = f"{quote(policy.name)} on {qualified(policy.schema, policy.table)}"
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} is for PUBLIC: for anon as well as for those who signed in",
            (f"for {policy.command}",),
            context.mend([policy.ref], f"alter policy {where} to {quote(context.project.caller)};\n"),
            context.explained(policy.ref, "roles"),
            context.mark(policy.ref),
        )
