"""Event triggers that would fire in the midst of a plan and are not to, or could not: they go first and come last."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.languages import EventTrigger
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.diff import Change

_NAMED_IN_BODIES = frozenset({"table", "column", "view", "materialized_view", "sequence", "function"})
_NAMING = re.compile(r'(?:\.|\b(?:from|join|into|update|only|table|perform|call)\s+)"?([\w$]+)|([\w$]+)"?\s*\(', re.IGNORECASE)
"""Where a body names a relation or a function; an alias or a variable of the same name is neither."""


def fired_meanwhile(
    live: Catalog, desired: Catalog, changes: Mapping[Ref, Change], dropped: Collection[Ref], again: Collection[Ref]
) -> list[Ref]:
    """Those that stay, and are enabled on one side alone, or whose function changes or names what changes, goes or is made anew.

    What the function did before was not meant for what comes, and may need what is no longer there; a trigger that is disabled was to
    see nothing of it. Those that nobody desires are not ours to take away.
    """
    there = (item for item in live.kind(EventTrigger.kind) if item.ref in desired)
    staying = [item for item in there if item.ref not in dropped and item.ref not in again]
    if not staying:
        return []
    changed = (ref for ref, change in changes.items() if change.before is not None)
    named = {ref.path[1] for ref in (*changed, *dropped, *again) if ref.kind in _NAMED_IN_BODIES}
    return [item.ref for item in staying if _is_concerned(item, live, changes, named)]


def _is_concerned(trigger: Object, live: Catalog, changes: Mapping[Ref, Change], named: set[str]) -> bool:
    functions = {*trigger.requires()}
    own = {trigger.ref, *functions}
    if not any(ref not in own and change.item.part_of not in own for ref, change in changes.items()):
        return False  # nothing else happens
    switched = trigger.ref in changes and "enabled" in changes[trigger.ref].fields
    bodies = (item.body for ref in functions if isinstance(item := live.get(ref), Function))
    return switched or not functions.isdisjoint(changes) or any(not named.isdisjoint(_named_in(body)) for body in bodies)


def _named_in(body: str) -> set[str]:
    return {word for match in _NAMING.finditer(body) for word in match.groups() if word}
