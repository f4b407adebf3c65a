"""Columns whose name speaks of a secret and that callers may select.

Ramification: whoever sees the row sees the password, the token or the hash. Row security filters rows, never columns.

Bad:
    alter table public.notes add column api_token text;

Remedy:
    -- a grant of the other columns: once the table's grant is gone, a column is read only where it is granted
    revoke select on public.notes from authenticated;
    grant select (id, owner_id, title) on public.notes to authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantees
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "secret-readable"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per column, also of views. A name is a guess: what it holds, only its team knows."""
    for seen in context.seen(ID):
        table, column = seen.ref.path[:2], seen.ref.path[2]
        grants = [Ref("grant", (on, *path, name)) for name in seen.evidence for on, path in (("table", table), ("column", seen.ref.path))]
        revoke = f"revoke select on table {qualified(*table)} from {grantees(seen.evidence)};\n"  # noqa: S608 (printed and not run)
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{' and '.join(seen.evidence)} may select {column} of {qualified(*table)}, whose name speaks of a secret",
            (),
            context.mend([*grants, seen.ref], revoke + "-- then: grant select on the other columns\n"),
            frozenset(),
            context.mark(seen.ref),
        )
