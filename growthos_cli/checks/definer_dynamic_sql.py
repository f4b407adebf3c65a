"""Definer functions that callers may execute and that put statements together as text.

Ramification: one argument that is not quoted and the caller writes the statement, with the owner's rights.

Bad:
    create function public.count_of(name text) returns bigint language plpgsql security definer set search_path = ''
      as $$ declare n bigint; begin execute 'select count(*) from ' || name into n; return n; end $$;
    revoke execute on function public.count_of(text) from public;
    grant execute on function public.count_of(text) to authenticated;

Remedy:
    revoke execute on function public.count_of(text) from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantees, signature
from growthos_cli.findings import Finding, Level

ID = "definer-dynamic-sql"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per function."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{signature(seen.ref)} runs with its owner's rights and executes text that it puts together itself",
            (f"executable by {', '.join(seen.evidence)}",),
            context.mend([seen.ref], f"revoke execute on function {signature(seen.ref)} from public, {grantees(seen.evidence)};\n"),
            context.explained(seen.ref, "body"),
            context.mark(seen.ref),
        )
