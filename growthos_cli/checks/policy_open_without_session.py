"""Policies for anon whose predicate may hold because there is no user.

Ramification: without a session `auth.uid()` is null. `is null`, `is not distinct from`, `coalesce` and `is not true` turn
that into a yes, and rows without an owner, or all of them, are public.

Bad:
    create policy visitors on public.notes for select to anon using (auth.uid() is null or owner_id = auth.uid());

Remedy:
    drop policy visitors on public.notes;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, policies, predicates
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-open-without-session"
LEVEL = Level.WARNING

_UID = r"(?:\(\s*SELECT\s+)?auth\.uid\(\)(?:\s+AS\s+\w+\s*\))?"
_HOLDS_FOR_NULL = re.compile(
    rf"{_UID}\)?\s+IS\s+NULL|COALESCE\(\s*{_UID}|NOT\s+\([^()]*IS\s+DISTINCT\s+FROM\s+{_UID}|NOT\s+\({_UID}\s+IS\s+DISTINCT\s+FROM"
    r"|\bIS\s+NOT\s+(?:TRUE|FALSE)\b"
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy. A shape is no proof: whether rows come out, only a caller without a session shows."""
    for policy in policies(context):
        found = _HOLDS_FOR_NULL.search(predicates(policy))
        strangers = callers_of(context, policy) - {context.project.caller}
        if found and strangers and policy.permissive:
            yield Finding(
                ID,
                LEVEL,
                policy.ref,
                f"policy {quote(policy.name)} may hold for {', '.join(sorted(strangers))} because there is no user: {found[0]}",
                (predicates(policy).strip(),),
                context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n"),
                context.explained(policy.ref, "using", "check", "roles"),
                context.mark(policy.ref),
            )
