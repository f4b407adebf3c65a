"""Sequences that callers may set.

Ramification: `setval` puts it where numbers are taken, and every insert fails with 23505, or at its end, and none succeeds
any more. To insert, `usage` is enough.

Bad:
    create sequence public.numbers;
    grant update on sequence public.numbers to authenticated;

Remedy:
    revoke update on sequence public.numbers from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.security import PUBLIC, Grant
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import spoken
from growthos_cli.checks.spelling import grantee
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "sequence-settable"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per sequence and grantee."""
    for grant in context.live.kind("grant"):
        if not isinstance(grant, Grant) or grant.on != "sequence" or "update" not in grant.privileges:
            continue
        if grant.grantee not in {*context.callers, PUBLIC} or grant.part_of is None:
            continue
        name = qualified(*grant.object)
        yield Finding(
            ID,
            LEVEL,
            grant.part_of,
            f"{spoken(grant.grantee)} may set sequence {name} to any number",
            (),
            context.mend([grant.ref], f"revoke update on sequence {name} from {grantee(grant.grantee)};\n"),
            context.explained(grant.ref, "privileges"),
            context.mark(grant.part_of),
        )
