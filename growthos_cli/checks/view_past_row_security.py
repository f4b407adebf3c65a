"""Views that read, with their owner's rights, tables whose row security holds for their callers.

Ramification: whoever may select from the view sees every row, and through a simple view changes and deletes them, too.

Bad:
    create view public.titles as select n.id, n.title from public.notes as n;
    grant select on public.titles to authenticated;

Remedy:
    alter view public.titles set (security_invoker = true);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import listed
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "view-past-row-security"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per view that callers may use."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"view {qualified(*seen.ref.path)} reads as {seen.tag}, past the row security of its tables",
            listed([f"reads {table}" for table in seen.evidence]),
            f"alter view {qualified(*seen.ref.path)} set (security_invoker = true);\n",
        )
