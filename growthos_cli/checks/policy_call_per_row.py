"""Policies that call a function for every row although it gives the same for all of them.

Ramification: a list of 100,000 rows asks 100,000 times who the caller is, and times out (57014); no index can serve the
comparison. Inside `(select ...)` it is asked once a statement.

Bad:
    create policy mine on public.notes for select to authenticated using (owner_id = auth.uid());

Remedy:
    alter policy mine on public.notes using (owner_id = (select auth.uid()));
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import bare_calls, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "policy-call-per-row"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy, with the functions."""
    for policy in policies(context):
        called = sorted({*bare_calls(policy.using or ""), *bare_calls(policy.check or "")})
        if called:
            yield Finding(
                ID,
                LEVEL,
                policy.ref,
                f"policy {quote(policy.name)} calls {', '.join(f'{name}()' for name in called)} once for every row; "
                f"write (select {called[0]}())",
                (),
                context.mend([policy.ref]),
                context.explained(policy.ref, "using", "check"),
                context.mark(policy.ref),
            )
