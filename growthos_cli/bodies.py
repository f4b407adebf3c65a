"""Which functions call which, as far as the text of their bodies tells. A hint for the order, never a need.

Postgres looks into a body when it runs, and a new index or check may run it as soon as it is there: so what is called comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.diff import Change

_CALL = re.compile(r'("(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)\s*\(')


def calls(changes: Iterable[Change], known: Iterable[Edge]) -> set[Edge]:
    """(caller, called) among the functions that come or change; none that would close a ring, also with the edges in `known`."""
    coming: list[Object] = [change.after for change in changes if change.after is not None]
    routines = [item for item in coming if isinstance(item, Function)]
    named: dict[str, list[Ref]] = defaultdict(list)
    for item in sorted(coming, key=lambda item: item.ref):
        if item.kind in ("function", "aggregate"):
            named[item.ref.path[1]].append(item.ref)
    found: set[Edge] = set()
    if len(routines) < 2:
        return found
    dependents: dict[Ref, set[Ref]] = defaultdict(set)
    for dependent, dependency in known:
        dependents[dependency].add(dependent)
    for routine in sorted(routines, key=lambda item: item.ref):
        if routine.sql_body is None and routine.library is None:
            words = {_folded(match[1]) for match in _CALL.finditer(routine.body)} & named.keys()
            wanted = {ref for word in words for ref in named[word] if ref != routine.ref}
            if wanted and not _upon(routine.ref, dependents) & wanted:
                found |= {(routine.ref, called) for called in wanted}
                for called in wanted:
                    dependents[called].add(routine.ref)
    return found


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
