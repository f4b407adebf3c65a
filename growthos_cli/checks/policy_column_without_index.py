"""Columns by which a policy finds rows and that no index begins with.

Ramification: each statement of each caller reads the whole table to find the few rows that the policy lets through. One
`or` branch that no index serves is enough.

Bad:
    drop index public.notes_owner_id_idx;

Remedy:
    create index notes_owner_id_idx on public.notes (owner_id);
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.constraints import PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.catalog.security import Policy
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import branches, callers_of, policies, words
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "policy-column-without-index"
LEVEL = Level.WARNING

_COMPARED = frozenset({"uuid", "integer", "bigint", "text"})
"""Types that keys and states have; a flag or a date narrows rows that something else has found."""


def check(context: Context) -> Iterator[Finding]:
    """One finding per column that a branch of a policy's `using` compares while no other column of the branch has an index."""
    used: dict[Ref, list[str]] = defaultdict(list)
    for policy in policies(context):
        if policy.permissive and policy.using is not None and callers_of(context, policy):
            for column in sorted({column for branch in branches(policy.using) for column in _searched(context, policy, branch)}):
                used[column].append(policy.name)
    for ref in sorted(used):
        table = Ref("table", ref.path[:2])
        missing = [change.ref for change in context.changed("create") if change.item.part_of == table and _begins_with(change.item, ref)]
        yield Finding(
            ID,
            LEVEL,
            ref,
            f"policies find rows by {ref.path[2]}, and no index of {qualified(*table.path)} begins with it",
            tuple(map(quote, used[ref])),
            context.mend(missing, f"create index on {qualified(*table.path)} ({quote(ref.path[2])});\n"),
            frozenset(missing),
            context.mark(ref),
        )


def _searched(context: Context, policy: Policy, branch: str) -> list[Ref]:
    """The columns of the policy's table that could be searched for the branch, when none of them has an index."""
    named = words(branch)
    needs = context.live_side.needs.get(policy.ref, ())
    own = [need for need in needs if need.kind == "column" and need.path[:2] == policy.ref.path[:2] and need.path[2] in named]
    found = [ref for ref in own if isinstance(column := context.live.get(ref), Column) and column.type in _COMPARED]
    return [] if any(_leads(context, ref) for ref in found) else found


def _leads(context: Context, column: Ref) -> bool:
    return any(_begins_with(part, column) for part in context.live_side.parts.get(Ref("table", column.path[:2]), ()))


def _begins_with(part: object, column: Ref) -> bool:
    if isinstance(part, Index):
        return part.valid and part.keys[0].split(" ")[0] in (column.path[2], quote(column.path[2]))
    return isinstance(part, PrimaryKey | Unique) and part.columns[0] == column.path[2]
