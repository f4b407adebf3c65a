"""Several permissive policies that say what a new or changed row may be.

Ramification: each is enough. An owner whose own policy forbids `approved` may write it through the reviewers' policy: which
of them let the old row through does not matter. And Postgres evaluates them all.

Bad:
    create policy reviewers on public.notes for update to authenticated using (is_public) with check (is_public);

Remedy:
    -- one policy for the command, with both conditions joined by `or`
    drop policy reviewers on public.notes;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Policy
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "several-permissive-policies"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per table of ours and command; those of a shared table of the platform keep to buckets of their own."""
    found: dict[tuple[Ref, str], list[Policy]] = defaultdict(list)
    for policy in policies(context):
        if not policy.permissive or not callers_of(context, policy) or context.platform.owns_schema(policy.schema):
            continue
        for command in ("insert", "update"):
            if covers(policy, command):
                found[Ref("table", policy.ref.path[:2]), command].append(policy)
    for (table, command), several in found.items():
        shared = [policy for policy in several if any(_meet(context, policy, other) for other in several if other is not policy)]
        if shared:
            refs = [policy.ref for policy in shared]
            yield Finding(
                ID,
                LEVEL,
                table,
                f"{len(shared)} permissive policies for {command} on {qualified(*table.path)}: a row that any of them accepts is written",
                tuple(f"{quote(policy.name)}: {policy.check or policy.using}" for policy in shared),
                context.mend(refs),
                frozenset().union(*(context.explained(ref) for ref in refs if ref not in context.desired)),
                context.mark(table),
            )


def _meet(context: Context, one: Policy, other: Policy) -> bool:
    return bool(callers_of(context, one) & callers_of(context, other))
