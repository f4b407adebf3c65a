"""Dotted names as manifests spell them: `invoices`, `auth.users`, `students.id`, `"odd.name".id`. Knows no kind.

Characters stand for themselves, also capitals; double quotes are only needed around a dot or a quote.
"""

from __future__ import annotations

import re

DEFAULT_SCHEMA = "public"

_SIGNATURE = re.compile(r'(?P<name>(?:"(?:[^"]|"")*"|[^"(])+)\((?P<types>.*)\)', re.DOTALL)
_PART = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')


def dotted(text: str) -> tuple[str, ...]:
    """The parts of a dotted name; empty when a part is missing or a quote is not closed."""
    parts: list[str] = []
    at = 0
    while True:
        match = _PART.match(text, at)
        if not match:
            return ()
        parts.append(match[1].replace('""', '"') if match[1] else match[2])
        at = match.end()
        if at == len(text):
            return tuple(parts)
        if text[at] != ".":
            return ()
        at += 1


def spelled(*parts: str) -> str:
    """The dotted name that `dotted` reads back; `public` is left out when two parts or more begin with it."""
    if len(parts) > 1 and parts[0] == DEFAULT_SCHEMA:
        parts = parts[1:]
    return ".".join(_quoted(part) if "." in part or '"' in part else part for part in parts)


def spelled_signature(schema: str, name: str, types: str | None = None) -> str:
    """The name of a function that `signature` and `in_schema` read back, with the types of its arguments where they are given."""
    text = ".".join(_quoted(part) if set('."(') & set(part) else part for part in ((schema, name) if schema != DEFAULT_SCHEMA else (name,)))
    return text if types is None else f"{text}({types})"


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'


def in_schema(text: str) -> tuple[str, str]:
    """(schema, name) of a name that may lack its schema. For text that a shape has checked."""
    parts = dotted(text) or ("",)
    return (parts[-2] if len(parts) > 1 else DEFAULT_SCHEMA, parts[-1])


def column_path(text: str) -> tuple[str, str, str]:
    """(schema, table, column) of `table.column` or `schema.table.column`."""
    parts = dotted(text) or ("", "")
    return (parts[-3] if len(parts) > 2 else DEFAULT_SCHEMA, parts[-2], parts[-1])


def signature(text: str) -> tuple[str, str | None]:
    """The name of a function's key, and the types between its parentheses when it has any."""
    # A parenthesis between double quotes belongs to the name.
    found = _SIGNATURE.fullmatch(text)
    return (found["name"].rstrip(), found["types"]) if found else (text, None)
