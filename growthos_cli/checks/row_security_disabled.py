"""Tables whose rows nobody filters.

Ramification: whoever holds a grant reads, and perhaps writes, every row of every company; nothing fails, so nobody
notices. Policies that stand on the table are not applied.

Bad:
    alter table public.users disable row level security;

Remedy:
    alter table public.users enable row level security;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import described, filters_rows, is_exposed, reach, spoken
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "row-security-disabled"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per live table without row security that should have it, or that callers can reach."""
    for item in context.live.kind("table"):
        switch = Ref("row_security", item.ref.path)
        if filters_rows(context.live.get(switch)) or context.platform.owns_schema(item.ref.path[0]):
            continue
        reached = reach(context, item.ref)
        level = _level(context, item.ref, is_wanted=filters_rows(context.desired.get(switch)), is_reached=bool(reached))
        if level:
            yield _finding(context, item.ref, switch, level)


def _level(context: Context, table: Ref, *, is_wanted: bool, is_reached: bool) -> Level | None:
    if is_wanted:
        return LEVEL
    if table in context.desired:  # a manifest says `row_security: off`
        return Level.WARNING if is_reached else None
    if is_reached:
        return LEVEL
    return Level.WARNING if is_exposed(context, table.path[0]) else None


def _finding(context: Context, table: Ref, switch: Ref, level: Level) -> Finding:
    reached = reach(context, table)
    policies = context.live_side.policies(table)
    # A switch that is there and off is altered, one that is missing is created.
    explained = context.changes_of([switch])
    names = " and ".join(map(spoken, reached))
    consequence = f"every row is open to {names}, past any policy" if reached else "the next grant on it opens every row"
    stranger = () if table in context.desired else ("no manifest names the table",)
    idle = (f"{counted(len(policies), 'policy')} on it, not applied",) if policies else ()
    return Finding(
        ID,
        level,
        table,
        f"row security is off: {consequence}",
        (*described(reached), *idle, *stranger),
        context.mend(explained, f"alter table {qualified(*table.path)} enable row level security;\n"),
        explained,
        context.mark(table),
    )
