"""Roles that own tables and that no row security holds, forced or not.

Ramification: what runs as the owner sees and writes every row: a server-side job, a definer function, a leaked password.
`force` would change nothing, because a superuser or a role with BYPASSRLS is above it.

Bad:
    -- as a superuser
    create role keeper bypassrls;
    alter table public.notes owner to keeper;

Remedy:
    -- as a superuser
    alter role keeper nobypassrls;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import listed
from growthos_cli.findings import Finding, Level

ID = "owner-past-row-security"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per owner. One whom `force` would hold is told by row-security-not-forced."""
    for seen in context.seen(ID):
        if seen.tag == "always":
            yield Finding(
                ID,
                LEVEL,
                seen.ref,
                f"{seen.ref.path[0]} owns {counted(len(seen.evidence), 'table')} and bypasses row security by its attributes",
                listed(seen.evidence),
            )
