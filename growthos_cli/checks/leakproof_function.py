"""Functions that claim to be leakproof.

Ramification: the planner may call it on rows that no policy has let through yet. If it raises, logs or remembers its
argument, hidden values come out.

Bad:
    -- as a superuser
    create function public.same(a text, b text) returns boolean language sql immutable leakproof as 'select a = b';

Remedy:
    -- as a superuser
    alter function public.same(text, text) not leakproof;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import signature
from growthos_cli.findings import Finding, Level

ID = "leakproof-function"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per function."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"{signature(seen.ref)} is leakproof: it may be called on rows that policies hide",
            (),
            context.mend([seen.ref], f"alter function {signature(seen.ref)} not leakproof;\n"),
            context.explained(seen.ref, "leakproof"),
            context.mark(seen.ref),
        )
