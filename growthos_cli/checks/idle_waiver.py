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

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.intent import Waiver
from growthos_cli.names import suggestion, visible

ID = "idle-waiver"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per waiver of the context: they are those that no finding needed. Silent about objects that the target lacks."""
    for waiver in context.waivers:
        ref = waiver.subject or Ref("object", (waiver.name or "",))
        named = f"{ref}, {waiver.name}" if waiver.subject and waiver.name else waiver.name or str(ref)
        if waiver.check not in context.waivable:
            told = f"{visible(waiver.check)} is no check whose findings can be accepted{suggestion(waiver.check, context.waivable)}"
        elif _is_missing(context, waiver):
            continue
        else:
            told = f"{waiver.check} finds nothing there that this waiver would hide; take it out of the manifest"
        yield Finding(ID, LEVEL, ref, f"waiver of {visible(waiver.check)} for {visible(named)}: {told}", mark=waiver.mark)


def _is_missing(context: Context, waiver: Waiver) -> bool:
    """Whether the manifests declare the object and the target lacks it, which others tell."""
    return _holds(context.desired, waiver) and not _holds(context.live, waiver)


def _holds(catalog: Catalog, waiver: Waiver) -> bool:
    subject = waiver.subject
    if subject is None:
        return any(str(ref) == waiver.name for ref in catalog.objects)
    if subject.kind == "function":
        return any(item.ref.path[:2] == subject.path[:2] for item in catalog.kind("function"))
    if waiver.name is None:
        return subject in catalog
    return any(ref.path == (*subject.path, waiver.name) for ref in catalog.objects)
