"""What functions call and read, as far as the text of their bodies tells. A hint for the order, never a need.

Postgres looks into a body when it runs, and a new index or check may run it as soon as it is there: so what is called or read comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.views import MaterializedView, View
from growthos_cli.diff import Change

_NAME = r'"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*'
_CALL = re.compile(rf"({_NAME})\s*\(")
_READ = re.compile(rf"\b(?:from|join|only)\s+(?:(?:{_NAME})\s*\.\s*)?({_NAME})", re.IGNORECASE)
_RUN_AT_ONCE = frozenset({"check", "domain_check", "exclusion", "index", "materialized_view"})
"""Kinds whose creation runs what they call, or looks into it."""
_LATE = (View.kind, MaterializedView.kind)
"""Relations that come after tables and what these have, unless something else decides."""


def calls(changes: Collection[Change], known: Iterable[Edge], desired: Catalog) -> set[Edge]:
    """(caller, called) and (reader, view) among what comes or changes; none that would close a ring, also with the edges in `known`.

    What runs a function that stays reads what that reads.
    """
    coming: dict[Ref, Object] = {change.ref: change.after for change in changes if change.after is not None}
    fresh = {change.ref for change in changes if change.before is None}
    routines = [item for item in desired.kind(Function.kind) if isinstance(item, Function) and item.ref not in coming]
    routines += [item for item in coming.values() if isinstance(item, Function)]
    called, read = _named(coming, ("function", "aggregate")), _named(coming, _LATE)
    wanting = {item.ref: wanted for item in routines if (wanted := _wanted(item, called, read))}
    if not wanting:
        return set()
    dependents: dict[Ref, set[Ref]] = defaultdict(set)
    for dependent, dependency in known:
        dependents[dependency].add(dependent)
    found: set[Edge] = set()
    for routine, wanted in sorted(wanting.items()):
        for runner in [routine] if routine in coming else sorted(_runners(dependents[routine], coming, fresh)):
            others = wanted - {runner}
            if others and not _upon(runner, dependents) & others:
                found |= {(runner, other) for other in others}
                for other in others:
                    dependents[other].add(runner)
    return found


def _wanted(routine: Function, called: Mapping[str, list[Ref]], read: Mapping[str, list[Ref]]) -> set[Ref]:
    """What the text of a body names of these."""
    if routine.sql_body is not None or routine.library is not None:
        return set()
    words = {_folded(match[1]) for match in _CALL.finditer(routine.body)} & called.keys()
    relations = {_folded(match[1]) for match in _READ.finditer(routine.body)} & read.keys()
    return {ref for word in words for ref in called[word]} | {ref for word in relations for ref in read[word]}


def _named(coming: dict[Ref, Object], kinds: Collection[str]) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in sorted(ref for ref in coming if ref.kind in kinds):
        found[ref.path[1]].append(ref)
    return found


def _runners(refs: Iterable[Ref], coming: dict[Ref, Object], fresh: Collection[Ref]) -> set[Ref]:
    """What comes and runs them, unless its table is new and has no rows."""
    return {ref for ref in refs if ref.kind in _RUN_AT_ONCE and ref in coming and coming[ref].part_of not in fresh}


def _upon(ref: Ref, dependents: dict[Ref, set[Ref]]) -> set[Ref]:
    """Everything that stands on this one."""
    found, todo = {ref}, [ref]
    while todo:
        fresh = dependents.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found


def _folded(word: str) -> str:
    return word[1:-1].replace('""', '"') if word.startswith('"') else word.lower()
