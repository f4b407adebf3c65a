"""Roles that own tables and are not held by their row security, because it is not forced.

Ramification: what runs as the owner sees and writes every row: a server-side job, a definer function, a leaked password.

Bad:
    -- as a superuser
    create role keeper;
    alter table public.notes owner to keeper;

Remedy:
    -- as a superuser
    alter table public.notes force row level security;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks import owner_past_row_security
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import listed
from growthos_cli.findings import Finding, Level

ID = "row-security-not-forced"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per owner. Without a remedy to run: a definer function whose owner becomes held may begin to recurse."""
    for seen in context.seen(owner_past_row_security.ID):
        if seen.tag == "unforced":
            yield Finding(
                ID,
                LEVEL,
                seen.ref,
                f"{seen.ref.path[0]} owns {counted(len(seen.evidence), 'table')} and is not held by their row security: it is not forced",
                listed(seen.evidence),
            )
