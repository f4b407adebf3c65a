"""Definer functions that signed-in callers may execute.

Ramification: it reads and writes past row security, so it has to ask itself who is calling. Each is a door in the wall, to
be known by name and reason.

Bad:
    create function public.all_titles() returns setof text language sql stable security definer set search_path = ''
      as 'select n.title from public.notes as n';
    revoke execute on function public.all_titles() from public;
    grant execute on function public.all_titles() to authenticated;

Remedy:
    revoke execute on function public.all_titles() from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantee, signature
from growthos_cli.findings import Finding, Level

ID = "definer-callable"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per function; those that anon or everybody may execute are found by definer-callable-by-anyone."""
    caller = context.project.caller
    for seen in context.seen(ID):
        if set(seen.evidence) != {caller}:
            continue
        grant = Ref("grant", ("function", *seen.ref.path, caller))
        needless = "; a trigger function needs no such right" if seen.tag == "trigger" else ""
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{caller} may execute {signature(seen.ref)}, which runs with its owner's rights past row security{needless}",
            (),
            context.mend([grant], f"revoke execute on function {signature(seen.ref)} from {grantee(caller)};\n"),
            context.explained(grant, "privileges", "grantable"),
            context.mark(seen.ref),
        )
