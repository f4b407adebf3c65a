"""Predicates as Postgres prints them, cut into branches and into what a scope says: the text with `{roles}` where application roles stood.

A guess, never a proof: what is made of it is compiled and compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from growthos_cli.printed import nested

_NAME = r'(?:"(?:[^"]|"")*"|[a-z_][\w$]*)'
_LITERAL = rf"'(?:[^']|'')*'::{_NAME}(?:\.{_NAME})?"
_ROLES = re.compile(
    rf"(?P<function>{_NAME}\.{_NAME})\(\)(?P<alias> AS {_NAME}\))? = "
    rf"(?:ANY \(ARRAY\[(?P<several>{_LITERAL}(?:, {_LITERAL})*)\]\)|(?P<one>{_LITERAL}))"
)
_WORD = re.compile(r"'((?:[^']|'')*)'::")


@dataclass(frozen=True)
class Said:
    """One branch: its text with the placeholder, and the application roles that it names; none where it asks for no role."""

    text: str
    roles: tuple[str, ...] = ()


def role_function(predicates: Iterable[str], known: Iterable[str]) -> str | None:
    """The function, of those that are `known` as they are printed, whose answer is most often compared with words."""
    found = Counter(match["function"] for text in predicates for match in _ROLES.finditer(text))
    counts = {name: found[name] for name in known if found[name]}
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def branches(predicate: str, function: str | None) -> tuple[Said, ...] | None:
    """What the predicate consists of; None where one branch names different roles in two places."""
    found = [_said(text, function) for text in _either(predicate)]
    return tuple(each for each in found if each is not None) if None not in found else None


def within(predicate: str, first: str) -> str | None:
    """What stands behind `first` in `((first) AND rest)`; None where the predicate does not begin so."""
    start = f"(({first}) AND "
    return predicate[len(start) : -1] if predicate.startswith(start) and predicate.endswith(")") else None


def mentions(predicate: str, column: str) -> bool:
    """Whether the name stands there as a word of its own."""
    return re.search(rf'(?<![\w$."]){re.escape(column)}(?![\w$("])|"{re.escape(column)}"', predicate) is not None


def _said(text: str, function: str | None) -> Said | None:
    named = {_words(match) for match in _of(function, text)}
    if len(named) > 1:
        return None

    def put(match: re.Match[str]) -> str:
        if match["function"] != function:
            return match[0]
        return f"{match['function']}(){match['alias'] or ''} in ({{roles}})"

    return Said(_ROLES.sub(put, text), next(iter(named), ()))


def _of(function: str | None, text: str) -> Iterator[re.Match[str]]:
    return (match for match in _ROLES.finditer(text) if match["function"] == function)


def _words(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(word.replace("''", "'") for word in _WORD.findall(match["several"] or match["one"]))


@cache
def _either(predicate: str) -> tuple[str, ...]:
    """The sides of an outermost `or`; the predicate alone where there is none."""
    if not (predicate.startswith("(") and predicate.endswith(")")):
        return (predicate,)
    begin, found = 1, []
    for mark, depth in nested(predicate, " OR "):
        if depth == 0 and mark.end() < len(predicate):
            return (predicate,)
        if mark[0] == " OR " and depth == 1:
            found.append(predicate[begin : mark.start()])
            begin = mark.end()
    return (*found, predicate[begin:-1]) if found else (predicate,)
