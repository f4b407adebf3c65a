"""Tables that are published to browsers and have no row security.

Ramification: whoever subscribes hears of every change of every row.

Bad:
    alter table public.notes disable row level security;
    alter publication supabase_realtime add table public.notes;

Remedy:
    alter table public.notes enable row level security;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import filters_rows
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "realtime-without-row-security"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per table and publication of the platform."""
    for item in context.live.kind("publication_table"):
        publication, schema, table = item.ref.path
        switch = Ref("row_security", (schema, table))
        if publication not in context.platform.publications or filters_rows(context.live.get(switch)):
            continue
        yield Finding(
            ID,
            LEVEL,
            Ref("table", (schema, table)),
            f"{qualified(schema, table)} is in publication {publication} without row security: subscribers hear of every row",
            (),
            context.mend([switch], f"alter table {qualified(schema, table)} enable row level security;\n"),
            context.changes_of([switch]),
            context.mark(Ref("table", (schema, table))),
        )
