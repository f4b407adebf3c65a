"""Nothing that the manifests declare is in the target: one story, not a finding for each object.

Ramification: every query of the application fails with 42P01. Mostly it is the wrong target: another database of the same
server, or a connection string of last week.

Bad:
    create database fresh;

Remedy:
    -- growthos provision, on the target that was meant
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "not-provisioned"
LEVEL = Level.ERROR

_SUBSTANCE = ("table", "function")


def check(context: Context) -> Iterator[Finding]:
    """One finding when not one declared table or function is there."""
    wanted = [item.ref for kind in _SUBSTANCE for item in context.desired.kind(kind)]
    if not wanted or any(ref in context.live for ref in wanted):
        return
    counts = [counted(len(context.desired.kind(kind)), kind) for kind in _SUBSTANCE if context.desired.kind(kind)]
    yield Finding(
        ID,
        LEVEL,
        wanted[0],
        "nothing of the manifests is in this database: provision it, or name the target that was meant",
        (f"declared and missing: {', '.join(counts)}",),
        "",
        frozenset(context.by_ref),
        context.mark(wanted[0]),
    )
