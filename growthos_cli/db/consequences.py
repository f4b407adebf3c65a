"""Which refusals of Postgres only follow from another: what they miss was refused itself.

Told with its cause, such a refusal would send the reader to places where nothing is wrong.
"""

from __future__ import annotations

import re

import psycopg

from growthos_cli.catalog.ref import Ref

_MISSING = frozenset({"42P01", "42703", "42883", "42704", "42P10", "42830"})
"""No such table, column, function, other object; no key for `on conflict`, none for a foreign key."""

_MISMATCH = frozenset({"42883", "42804", "42846", "42P13", "22P02", "22007", "42725"})
"""What Postgres says where a function returns another type than its callers count on."""

_NAMED = re.compile(r'\b(relation|table|sequence|column|function|procedure|type|schema) ("(?:[^"]|"")+"|[^\s("]+)')

_KINDS = {
    "relation": ("table", "sequence", "index"),
    "table": ("table",),
    "sequence": ("sequence",),
    "column": ("column",),
    "function": ("function",),
    "procedure": ("function",),
    "type": ("table",),
    "schema": ("schema",),
}

_KEYS = frozenset({"unique", "primary_key", "index"})


class Refused:
    """The objects that are not there because Postgres refused them, or something that they need."""

    def __init__(self) -> None:
        self.refs: set[Ref] = set()
        self._names: set[tuple[str, str]] = set()
        self._keyless: set[str] = set()

    def add(self, *refs: Ref) -> None:
        """The columns of a refused table are not kept by name: Postgres misses the table first."""
        tables = {ref.path for ref in refs if ref.kind == "table"}
        for ref in refs:
            self.refs.add(ref)
            if ref.kind in _KEYS:
                self._keyless |= {".".join(ref.path[:2]), ref.path[1]}
            if ref.kind == "index":
                self._named("index", ref.path[0], ref.path[2])
            elif ref.kind == "column" and ref.path[:2] not in tables:
                self._named("column", ref.path[2])
            elif ref.kind in ("table", "sequence", "function"):
                self._named(ref.kind, *ref.path[:2])
            elif ref.kind == "schema":
                self._named("schema", ref.path[0])

    def explains(self, error: psycopg.Error, text: str) -> bool:
        """Whether the error, in a statement or body of this text, only says that something refused is not there."""
        if error.sqlstate not in _MISSING:
            return False
        if error.sqlstate == "42P10":
            return any(table in text for table in self._keyless)
        for word, written in _NAMED.findall(error.diag.message_primary or ""):
            name = written.strip('"').replace('""', '"')
            if error.sqlstate == "42830" and word == "table" and name in self._keyless:
                return True
            # A column is written with the alias of its table, a type with brackets where it is an array.
            spelled = name.rpartition(".")[2] if word == "column" else name.removesuffix("[]")
            if any((kind, spelled) in self._names for kind in _KINDS[word]):
                return True
        return False

    def _named(self, kind: str, *path: str) -> None:
        self._names |= {(kind, ".".join(path)), (kind, path[-1])}


def follows_from(error: psycopg.Error, text: str, functions: set[tuple[str, ...]]) -> bool:
    """Whether a statement of this text was refused for the type of one of `functions`, which do not return what they say."""
    return error.sqlstate in _MISMATCH and any(re.search(rf'\b{re.escape(name)}"?\s*\(', text) for *_, name in functions)
