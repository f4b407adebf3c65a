"""Materialized views and foreign tables, which have no row security, and partitions that have none of their own.

Ramification: a caller who may select from it sees every row. Policies of a partitioned table hold for statements that name
it, and not for those that name the partition.

Bad:
    create materialized view public.all_notes as select n.title from public.notes as n;
    grant select on public.all_notes to authenticated;

Remedy:
    revoke all on public.all_notes from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantees
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "unfiltered-relation"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per relation that callers may use. Ordinary tables are the matter of row-security-disabled."""
    for seen in context.seen(ID):
        name = qualified(*seen.ref.path)
        cannot = seen.tag == "cannot"
        what = seen.ref.kind.replace("_", " ")
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"every row of {what} {name} is open to {' and '.join(seen.evidence)}: "
            f"{'it cannot have row security' if cannot else 'its row security is off'}",
            (),
            f"revoke all on table {name} from {grantees(seen.evidence)};\n"
            if cannot
            else f"alter table {name} enable row level security;\n",
        )
