"""Functions that bear the name and the argument types of one of Postgres's own.

Ramification: code with its schema on the search_path before pg_catalog calls this one and means the other.

Bad:
    create function public.lower(text) returns text language sql as 'select $1';

Remedy:
    drop function public.lower(text);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import signature
from growthos_cli.findings import Finding, Level

ID = "shadows-built-in"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per function."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{signature(seen.ref)} has the name and argument types of Postgres's own {', '.join(seen.evidence)}",
            (),
            context.mend([seen.ref], f"drop function {signature(seen.ref)};\n"),
            context.changes_of([seen.ref]),
            context.mark(seen.ref),
        )
