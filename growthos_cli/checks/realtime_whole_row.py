"""Published tables whose changes carry the whole row as it was.

Ramification: a deletion is told to every subscriber, whom no policy filters any more. Supabase sends only the key where row
security is on; other readers of the publication get every column, hidden ones too.

Bad:
    alter table public.notes replica identity full;
    alter publication supabase_realtime add table public.notes;

Remedy:
    alter table public.notes replica identity default;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import ReplicaIdentity
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "realtime-whole-row"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per table that is in some publication."""
    published = {item.ref.path[1:] for item in context.live.kind("publication_table")}
    for identity in context.live.kind("replica_identity"):
        if not isinstance(identity, ReplicaIdentity) or identity.mode != "full" or identity.ref.path not in published:
            continue
        table = Ref("table", identity.ref.path)
        yield Finding(
            ID,
            LEVEL,
            table,
            f"{qualified(*table.path)} is published with the whole row as it was",
            (),
            context.mend([identity.ref], f"alter table {qualified(*table.path)} replica identity default;\n"),
            context.explained(identity.ref, "mode", "using_index"),
            context.mark(identity.ref),
        )
