"""Policies that read tables in a ring, or their own table.

Ramification: every statement on each of the tables fails with 42P17, as soon as it is planned.

Bad:
    create policy shared on public.notes for select to authenticated
      using (exists (select from public.folders as f where f.id = folder_id));
    create policy holding on public.folders for select to authenticated
      using (exists (select from public.notes as n where n.folder_id = folders.id));

Remedy:
    -- a definer function that reads the other table, called by one of the policies
    drop policy holding on public.folders;
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies, predicates
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "policy-recursion"
LEVEL = Level.ERROR

Tables = Mapping[tuple[str, ...], set[tuple[str, ...]]]


def check(context: Context) -> Iterator[Finding]:
    """One finding per ring, at its first table."""
    reads = _reads(context)
    told: set[tuple[str, ...]] = set()
    for table in sorted(reads):
        ring = None if table in told else _ring(reads, table)
        if ring:
            told |= set(ring)
            ref = Ref("table", table)
            path = " -> ".join(qualified(*each) for each in (*ring, ring[0]))
            involved = [policy.ref for policy in policies(context) if policy.ref.path[:2] in ring]
            yield Finding(
                ID,
                LEVEL,
                ref,
                f"policies of {qualified(*table)} read {'the table itself' if len(ring) == 1 else 'tables whose policies read it again'}: "
                "every statement fails with 42P17",
                (path,),
                context.mend(involved),
                frozenset(),
                context.mark(ref),
            )


def _reads(context: Context) -> Tables:
    """Table -> tables that its policies select from, as Postgres recorded them.

    A policy always depends on its own table, so whether it selects from that is read off its text.
    """
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for dependent, dependency in context.live.edges:
        if dependent.kind == "policy" and dependency.kind in ("table", "column") and dependency.path[:2] != dependent.path[:2]:
            found[dependent.path[:2]].add(dependency.path[:2])
    for policy in policies(context):
        own = re.escape(qualified(policy.schema, policy.table))
        if re.search(rf"\b(?:FROM|JOIN)\s+\(*{own}(?![\w$.\"])", predicates(policy)):
            found[policy.ref.path[:2]].add(policy.ref.path[:2])
    return found


def _ring(reads: Tables, start: tuple[str, ...]) -> tuple[tuple[str, ...], ...] | None:
    """The shortest way from a table back to itself."""
    paths: list[tuple[tuple[str, ...], ...]] = [(start,)]
    seen = {start}
    while paths:
        longer = []
        for path in paths:
            for table in sorted(reads.get(path[-1], ())):
                if table == start:
                    return path
                if table not in seen:
                    seen.add(table)
                    longer.append((*path, table))
        paths = longer
    return None
