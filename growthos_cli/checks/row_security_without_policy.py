"""Tables whose rows nobody sees, because row security is on and no policy lets one through.

Ramification: every read gives 0 rows and no error, which looks like lost data; every insert fails with 42501.
Restrictive policies alone do the same: they only take away.

Bad:
    drop policy invoices_select on public.invoices;   -- the last permissive one

Remedy:
    create policy invoices_select on public.invoices for select to authenticated using (...);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, Policy
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import described, filters_rows, reach
from growthos_cli.checks.side import Side
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "row-security-without-policy"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per declared table that should let rows through and cannot, or whose grants give nothing."""
    for item in context.live.kind("row_security"):
        table = Ref("table", item.ref.path)
        if not filters_rows(item) or _permissive(context.live_side, table):
            continue
        wanted = _permissive(context.desired_side, table)
        if wanted:
            yield _without(context, table, wanted)
        elif table in context.desired and reach(context, table):
            yield _useless_grants(context, table)


def _permissive(side: Side, table: Ref) -> list[Policy]:
    return [policy for policy in side.policies(table) if policy.permissive]


def _without(context: Context, table: Ref, wanted: list[Policy]) -> Finding:
    # Restrictive ones that are missing too came off by the same hand.
    missing = [policy.ref for policy in context.desired_side.policies(table) if policy.ref not in context.live]
    explained = context.changes_of(missing)
    return Finding(
        ID,
        LEVEL,
        table,
        "row security is on and no policy lets a row through: everybody sees an empty table and no error",
        (f"{counted(len(wanted), 'policy')} declared, none there", *described(reach(context, table))),
        context.mend(explained),
        explained,
        context.mark(table),
    )


def _useless_grants(context: Context, table: Ref) -> Finding:
    """Nobody declared a policy, so nobody is meant to see rows; then a grant turns a clear refusal into an empty table."""
    reached = reach(context, table)
    grantees = ", ".join("public" if grantee == PUBLIC else quote(grantee) for grantee in reached)
    return Finding(
        ID,
        Level.WARNING,
        table,
        "row security is on and there is no policy: those who hold grants see an empty table instead of a refusal",
        described(reached),
        f"revoke all on table {qualified(*table.path)} from {grantees};\n",
        frozenset(),
        context.mark(table),
    )
