"""Privileges of callers on tables that row security does not govern.

Ramification: `truncate` empties the table whatever the policies say; a foreign key (`references`) asks which keys there
are; a `trigger` runs code on every row that others write.

Bad:
    grant truncate on public.notes to authenticated;

Remedy:
    revoke truncate on public.notes from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.security import PUBLIC, Grant
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import spoken
from growthos_cli.checks.spelling import grantee
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "privileges-past-row-security"
LEVEL = Level.ERROR

_UNGOVERNED = ("truncate", "references", "trigger", "maintain")


def check(context: Context) -> Iterator[Finding]:
    """One finding per table and grantee: a warning where `truncate` is not among them."""
    for grant in context.live.kind("grant"):
        if not isinstance(grant, Grant) or grant.on != "table" or grant.grantee not in {*context.callers, PUBLIC}:
            continue
        held = [name for name in _UNGOVERNED if name in grant.privileges]
        if not held:
            continue
        table = grant.part_of
        assert table is not None
        wanted = context.desired.get(grant.ref)
        rest = set(wanted.privileges) if isinstance(wanted, Grant) else set()
        yield Finding(
            ID,
            LEVEL if "truncate" in held else Level.WARNING,
            table,
            f"{spoken(grant.grantee)} holds {', '.join(held)} on {qualified(*grant.object)}, which row security does not govern",
            (),
            context.mend([grant.ref], f"revoke {', '.join(held)} on {qualified(*grant.object)} from {grantee(grant.grantee)};\n"),
            context.changes_of([grant.ref]) if set(grant.privileges) - set(held) == rest - set(held) else frozenset(),
            context.mark(table),
        )
