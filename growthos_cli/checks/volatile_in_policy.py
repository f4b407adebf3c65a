"""Volatile functions that policies call.

Ramification: Postgres calls it once for every row, and may not use an index on what it gives. What it changes, it changes
once for each row that somebody looks at.

Bad:
    create function public.is_noon() returns boolean language sql set search_path = '' as $$ select now()::time = '12:00' $$;
    create policy at_noon on public.notes for select to authenticated using ((select public.is_noon()));

Remedy:
    alter function public.is_noon() stable;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import listed, signature
from growthos_cli.findings import Finding, Level

ID = "volatile-in-policy"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per function. The project's role function has a check of its own."""
    for seen in context.seen(ID):
        if seen.ref.path[:2] == context.project.role_function:
            continue
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{signature(seen.ref)} is volatile and policies call it: it runs once for every row",
            listed(seen.evidence),
            context.mend([seen.ref], f"alter function {signature(seen.ref)} stable;\n"),
            context.explained(seen.ref, "volatility"),
            context.mark(seen.ref),
        )
