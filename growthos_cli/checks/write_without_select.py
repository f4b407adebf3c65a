"""Policies for update or delete of callers who may select nothing.

Ramification: `update ... where id = 1` reads the row first, touches none and reports success; the same statement without
`where` touches every row that the policy lets through. `returning` and `on conflict` fail with 42501.

Bad:
    drop policy folders_select on public.folders;

Remedy:
    create policy folders_select on public.folders for select to authenticated using (owner_id = (select auth.uid()));
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "write-without-select"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per table, at its first such policy."""
    readers: dict[tuple[str, ...], set[str]] = {}
    for policy in policies(context):
        if policy.permissive and covers(policy, "select"):
            readers.setdefault(policy.ref.path[:2], set()).update(callers_of(context, policy))
    told: set[tuple[str, ...]] = set()
    for policy in policies(context):
        table = policy.ref.path[:2]
        blind = callers_of(context, policy) - readers.get(table, set())
        if policy.command not in ("update", "delete") or not policy.permissive or not blind or table in told:
            continue
        told.add(table)
        missing = [change.ref for change in context.changed("create", "policy") if change.ref.path[:2] == table]
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} is for {policy.command} by {', '.join(sorted(blind))}, who may select no row: "
            "statements with a condition touch nothing and say nothing",
            (),
            context.mend(missing),
            frozenset(),
            context.mark(policy.ref),
        )
