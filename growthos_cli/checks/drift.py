"""Differences that no other check accounts for.

Ramification: the target is not what was reviewed. What a hand changed in one environment is lost when it is next
provisioned, and is missing everywhere else.

Bad:
    alter table public.invoices alter column status set default 'issued';

Remedy:
    alter table public.invoices alter column status set default 'pending';
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.consequences import consequences, gone_along
from growthos_cli.checks.context import Context
from growthos_cli.diff import Change
from growthos_cli.findings import Finding, Level
from growthos_cli.names import visible

ID = "drift"
LEVEL = Level.ERROR

_MILDER = {"index": Level.WARNING, "comment": Level.INFO}


def level_of(ref: Ref) -> Level:
    """How grave it is that this object differs: an error, but for kinds that change no answer of the database."""
    return _MILDER.get(ref.kind, LEVEL)


_LONGEST = 200


def check(context: Context) -> Iterator[Finding]:
    """One finding per change of the context, causes before symptoms: what came or went with something else is told with it."""
    told: set[Ref] = set()
    for change in _causes_first(context):
        if change.ref in told:
            continue
        explained = _explained(context, change) - told
        told |= explained
        yield Finding(
            ID,
            level_of(change.ref),
            change.ref,
            _detail(change),
            (*_differences(change), *gone_along(explained, change.ref)),
            context.mend(explained),
            explained,
            context.mark(change.ref),
        )


def _causes_first(context: Context) -> list[Change]:
    """Creates and drops that need no other one, then the rest: rings would hide otherwise."""
    symptoms: set[Ref] = set()
    for verb, side in (("create", context.desired_side), ("drop", context.live_side)):
        refs = {change.ref for change in context.changed(verb)}
        symptoms |= {user for ref in refs for user in side.dependents.get(ref, frozenset()) & refs if user != ref}
    return sorted(context.changes, key=lambda change: (change.ref in symptoms, change.verb == "alter", change.ref))


def _explained(context: Context, change: Change) -> frozenset[Ref]:
    if change.verb == "create":
        return consequences(context, change.ref)
    if change.verb == "drop":
        return context.live_side.following(change.ref, {other.ref for other in context.changed("drop")})
    return frozenset({change.ref})


def _detail(change: Change) -> str:
    if change.verb == "create":
        return f"{change.ref} is declared and not there"
    if change.verb == "drop":
        return f"{change.ref} is there and not declared"
    return f"{change.ref} differs in {', '.join(name.replace('_', ' ') for name in change.fields)}"


def _differences(change: Change) -> Iterator[str]:
    for name in change.fields:
        live, desired = _apart(getattr(change.before, name), getattr(change.after, name))
        yield f"{name.replace('_', ' ')}: {live} here, {desired} declared"


_ENDS = "(ends here)"


def _apart(live: Any, desired: Any) -> tuple[str, str]:
    """Both values as one line each; of texts with several lines the first that differs, blank ends aside."""
    if isinstance(live, str) and isinstance(desired, str) and "\n" in live + desired:
        pairs = zip_longest(live.strip().splitlines(), desired.strip().splitlines())
        for here, there in pairs:
            if here != there:
                return _line(here), _line(there)
    return _shown(live), _shown(desired)


def _line(text: str | None) -> str:
    return _ENDS if text is None else _shown(text) if text.strip() else "(an empty line)"


def _shown(value: Any) -> str:
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join("=".join(map(str, part)) if isinstance(part, tuple) else visible(str(part)) for part in value)
    text = visible(str(value).strip())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
