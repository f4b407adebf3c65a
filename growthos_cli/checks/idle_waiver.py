"""Waivers that hide nothing.

Ramification: the reason was right once. Nobody sees that it went, and the waiver hides the next fault of that sort.

Bad:
    -- in the manifest of a function that nobody but the server may call:
    -- waivers: {definer-callable: It answers about the caller alone.}

Remedy:
    -- take the waiver out of the manifest
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import suggestion, visible

ID = "idle-waiver"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per waiver of the context, which are those that no finding needed.

    Only a target that is as declared shows which are idle: where something is missing, so may be what they hide. That a
    waiver names no check is told in any case.
    """
    for waiver in context.waivers:
        if waiver.check not in context.waivable:
            told = f"{visible(waiver.check)} is no check whose findings can be accepted{suggestion(waiver.check, context.waivable)}"
        elif context.changes:
            continue
        else:
            told = f"{waiver.check} finds nothing there that this waiver would hide; take it out of the manifest"
        ref = waiver.subject or Ref("object", (waiver.name or "",))
        named = f"{ref}, {waiver.name}" if waiver.subject and waiver.name else waiver.name or str(ref)
        yield Finding(ID, LEVEL, ref, f"waiver of {visible(waiver.check)} for {visible(named)}: {told}", mark=waiver.mark)
