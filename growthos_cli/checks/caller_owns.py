"""Objects that belong to a role which requests run as.

Ramification: an owner drops its policies, switches row security off, and grants what it likes.

Bad:
    -- as a superuser
    alter table public.notes owner to authenticated;

Remedy:
    -- as a superuser
    alter table public.notes owner to postgres;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import signature
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "caller-owns"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per object."""
    for seen in context.seen(ID):
        kind = seen.ref.kind.replace("_", " ")
        name = signature(seen.ref) if kind == "function" else qualified(*seen.ref.path)
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{kind} {name} belongs to {seen.tag}, as which every request of such a caller runs",
            (),
            f"alter {kind} {name} owner to current_user;\n",
            mark=context.mark(seen.ref),
        )
