"""Policies for all commands at once.

Ramification: whoever may read a row may delete it, and make new ones. Written for select and update, it is forgotten that
`all` says insert and delete as well.

Bad:
    create policy mine on public.notes to authenticated
      using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

Remedy:
    drop policy mine on public.notes;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-for-all"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy of callers."""
    for policy in policies(context):
        if policy.permissive and policy.command == "all" and (callers := callers_of(context, policy)):
            yield Finding(
                ID,
                LEVEL,
                policy.ref,
                f"policy {quote(policy.name)} is for all commands: {' and '.join(sorted(callers))} may insert and delete, too",
                (),
                context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n"),
                context.explained(policy.ref, "command"),
                context.mark(policy.ref),
            )
