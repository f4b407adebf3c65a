"""Text that Postgres printed, put so that Postgres reads from it what it had printed it from.

Its printer is no fixpoint in two places: read as it stands, such text would be another tree, and print as another text.
Knows nothing of catalogs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from growthos_cli.printed import QUOTED, nested

_STRING = r"'(?:[^']|'')*'"
_NAME = r'"(?:[^"]|"")+"|[A-Za-z_][\w$]*'
_ELEMENT = rf"(?:{_STRING}::character varying(?:\(\d+\))?|(?:(?:{_NAME})\.)*(?:{_NAME}))"
_VARCHARS = re.compile(rf"{QUOTED}|(?P<head>(?:ANY|ALL) \()\((?P<array>ARRAY\[{_ELEMENT}(?:, {_ELEMENT})*\])\)::text\[\]")
_OWN_NAME = rf'(?:"\*VALUES\*"\.)?column\d+(?: AS (?:{_NAME}))?'
_RENAMED = re.compile(rf"{QUOTED}|\bSELECT (?P<columns>{_OWN_NAME}(?:,\s+{_OWN_NAME})*)\s+FROM \((?=VALUES )")
_AFTER_VALUES = re.compile(r' "\*VALUES\*"(?=\Z|\s*\)|\s+(?:UNION|INTERSECT|EXCEPT|ORDER BY|LIMIT|OFFSET|FETCH)\b)')
_COLUMN = re.compile(rf"(?P<own>column\d+)(?: AS (?P<name>{_NAME}))?")


_literal: ContextVar[bool] = ContextVar("literal", default=False)


@contextmanager
def literally() -> Iterator[None]:
    """Within the block nothing is put otherwise: Postgres reads its own print, and prints what that means to it."""
    token = _literal.set(True)
    try:
        yield
    finally:
        _literal.reset(token)


def reread(text: str) -> str:
    """An expression or a query, where `varchar in (...)` keeps its array of varchar.

    It prints as `(v)::text = ANY ((ARRAY['a'::character varying])::text[])`, and that cast would be read as one of each element.
    Without it Postgres finds the same operator and puts the cast where it was.
    """
    if "::text[]" not in text:
        return text
    if _literal.get():
        return text
    return _VARCHARS.sub(lambda found: found["head"] + found["array"] if found["head"] else found[0], text)


def without_hidden_rows(query: str) -> str:
    """A view's query as 15 printed it, where a relation that is called `old` or `new` bears the name of its own.

    Until 15 every view had two rows more within it that were called so, and the relation was given another name beside them.
    """
    return _HIDDEN.sub(lambda found: "" if found["alias"] else found["name"] or found[0], query)


_HIDDEN = re.compile(rf"{QUOTED}|(?P<alias>(?<=[\s.(]old) old_1\b|(?<=[\s.(]new) new_1\b)|(?<![\w$.])(?P<name>old|new)_1(?=\.)")


def widths(text: str) -> tuple[int, ...]:
    """How many columns each list behind an alias has, as in `f() r(a, b)`: Postgres prints those that the rows had when it read them."""
    return tuple(len(re.findall(_NAME, found[1])) for found in _LISTED.finditer(text))


_LISTED = re.compile(rf"\) (?:AS )?(?:{_NAME})\(((?:{_NAME})(?:, (?:{_NAME}))*)\)")


def renamed_values(query: str) -> tuple[tuple[str, ...], str] | None:
    """(column names as SQL, the query with `VALUES ...`) of a view over bare values whose columns have names of their own, else None.

    `create view v (a) as values (1)` prints as a select from "*VALUES*", and that would be read as a subquery; so do the parts of a
    union, of which only the first has names that count: there are none where it is no bare values.
    """
    names: tuple[str, ...] = ()
    parts, end = [], 0
    for found in _RENAMED.finditer(query):
        closing = _closing(query, found.end()) if found["columns"] else 0
        if after := _AFTER_VALUES.match(query, closing + 1) if closing else None:
            if not query[: found.start()].strip("( \n"):
                names = tuple(column["name"] or column["own"] for column in _COLUMN.finditer(found["columns"]))
            parts += [query[end : found.start()], query[found.end() : closing]]
            end = after.end()
    return (names, "".join((*parts, query[end:]))) if parts else None


def _closing(query: str, start: int) -> int:
    """Where the parenthesis closes that opens before `start`."""
    return next((mark.start() for mark, depth in nested(query, start=start) if depth < 0), 0)
