"""Update policies that do not say what a row may become.

Ramification: Postgres then uses `using` for the new row, too. Columns that it does not mention are free, and nobody can
tell whether that was meant.

Bad:
    create policy edit on public.folders for update to authenticated using (owner_id = (select auth.uid()));

Remedy:
    drop policy edit on public.folders;
    create policy edit on public.folders for update to authenticated
      using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers, policies
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-without-check"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy of callers for update or all."""
    for policy in policies(context):
        if not policy.permissive or not covers(policy, "update") or policy.check is not None or not callers_of(context, policy):
            continue
        where = f"{quote(policy.name)} on {qualified(policy.schema, policy.table)}"
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} says which rows may be updated and not what they may become",
            (f"its using stands for both: {policy.using}",),
            context.mend([policy.ref], f"alter policy {where} with check ({policy.using});\n"),
            context.explained(policy.ref, "check"),
            context.mark(policy.ref),
        )
