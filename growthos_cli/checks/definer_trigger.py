"""Definer functions that run because a caller wrote a row.

Ramification: what they do to other tables is done past row security, whatever values the caller wrote.

Bad:
    create function public.copy_title() returns trigger language plpgsql security definer set search_path = ''
      as $$ begin update public.folders set name = new.title where id = new.folder_id; return new; end $$;
    revoke execute on function public.copy_title() from public;
    create trigger copy after insert on public.notes for each row execute function public.copy_title();

Remedy:
    alter function public.copy_title() security invoker;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import listed, signature
from growthos_cli.findings import Finding, Level

ID = "definer-trigger"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per function, with the tables that callers can write."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{signature(seen.ref)} runs as {seen.tag}, past row security, when a caller writes a row",
            listed(seen.evidence),
            context.mend([seen.ref], f"alter function {signature(seen.ref)} security invoker;\n"),
            context.explained(seen.ref, "security"),
            context.mark(seen.ref),
        )
