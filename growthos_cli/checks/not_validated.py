"""Indexes that were never finished and constraints that were never checked.

Ramification: an invalid index costs every write and serves no query; a unique one keeps nothing unique. Rows that were there
before a constraint `not valid` may break it, and nobody knows.

Bad:
    alter table public.notes add constraint notes_title_short check (length(title) < 200) not valid;

Remedy:
    alter table public.notes validate constraint notes_title_short;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.constraints import Check, ForeignKey
from growthos_cli.catalog.relations import Index
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "not-validated"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per index or constraint."""
    for kind in ("index", "check", "foreign_key"):
        for item in context.live.kind(kind):
            if isinstance(item, Index) and not item.valid:
                told, remedy = "is invalid: it serves no query", f"reindex index {qualified(item.schema, item.name)};\n"
            elif isinstance(item, Check | ForeignKey) and not item.validated:
                told = "was never checked against the rows that were there before"
                remedy = f"alter table {qualified(item.schema, item.table)} validate constraint {quote(item.name)};\n"
            else:
                continue
            yield Finding(
                ID,
                LEVEL,
                item.ref,
                f"{kind.replace('_', ' ')} {quote(item.ref.path[2])} of {qualified(*item.ref.path[:2])} {told}",
                (),
                context.mend([item.ref], remedy),
                context.explained(item.ref, "valid", "validated"),
                context.mark(item.ref),
            )
