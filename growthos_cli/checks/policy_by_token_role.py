"""Policies that ask `auth.role()` who the caller is.

Ramification: an anonymous sign-in has the role `authenticated` in its token, so the gate is open to whoever asks for one;
and the name of a database role in a text goes unnoticed where a policy's `to` would be checked.

Bad:
    create policy members on public.notes for select to authenticated using ((select auth.role()) = 'authenticated');

Remedy:
    drop policy members on public.notes;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies, predicates
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-by-token-role"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy."""
    for policy in policies(context):
        if "auth.role()" in predicates(policy):
            yield Finding(
                ID,
                LEVEL,
                policy.ref,
                f"policy {quote(policy.name)} asks auth.role(), which says authenticated for anonymous sign-ins too",
                (predicates(policy).strip(),),
                context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n"),
                context.explained(policy.ref, "using", "check"),
                context.mark(policy.ref),
            )
