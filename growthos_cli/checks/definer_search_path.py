"""Definer functions that look names up where their caller says.

Ramification: a caller with a session of his own makes a table or function of the same name where it is found first, and
the function runs on it with its owner's rights. Without `pg_temp` at the end, temporary objects come before all others.

Bad:
    create function public.count_notes() returns bigint language sql security definer as 'select count(*) from notes';
    revoke execute on function public.count_notes() from public;

Remedy:
    alter function public.count_notes() set search_path = '';
    -- and qualified names in its body
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import signature
from growthos_cli.findings import Finding, Level

ID = "definer-search-path"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per function: an error where nothing is pinned. The project's role function has a check of its own."""
    for seen in context.seen(ID):
        if seen.tag == "unpinned" and seen.ref.path[:2] == context.project.role_function:
            continue
        pinned = (
            f"with search_path {seen.evidence[0]} it finds temporary objects first" if seen.evidence else "it has no search_path of its own"
        )
        yield Finding(
            ID,
            LEVEL if seen.tag == "unpinned" else Level.WARNING,
            seen.ref,
            f"{signature(seen.ref)} runs with its owner's rights, and {pinned}: a caller's object can stand in for what it means to use",
            (),
            context.mend([seen.ref], f"alter function {signature(seen.ref)} set search_path = '';\n"),
            context.explained(seen.ref, "settings"),
            context.mark(seen.ref),
        )
