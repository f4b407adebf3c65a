"""What PostgreSQL's tests of pg_dump make: one object after the other of all that it can print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_ENTRY = re.compile(r"^\t(?:'[^'\n]*'|\"[^\"\n]*\")\s*=>\s*\{.*?^\t\},?$", re.MULTILINE | re.DOTALL)
_ORDER = re.compile(r"\bcreate_order\s*=>\s*(\d+)")
_SQL = re.compile(
    r"\bcreate_sql\s*=>\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|qq?\{([^}]*)\}|qq?\(((?:[^()]|\([^()]*\))*)\))", re.DOTALL
)


def objects(script: Path) -> Iterator[str]:
    """The SQL of each entry in the order in which it is to run, without what is about databases and tablespaces."""
    found = []
    for entry in _ENTRY.finditer(script.read_text()):
        order, text = _ORDER.search(entry[0]), _SQL.search(entry[0])
        if text is None:
            continue
        said = next(part for part in text.groups() if part is not None)
        said = re.sub(r"\\(.)", _of_double if text[1] is None else _of_single, said)
        if not re.search(r"\b(database|tablespaces?)\b", said, re.IGNORECASE):
            found.append((int(order[1]) if order else 0, said.rstrip().rstrip(";") + ";\n"))
    yield from (said for _, said in sorted(found, key=lambda each: each[0]))


def _of_double(escaped: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}.get(escaped[1], escaped[1])


def _of_single(escaped: re.Match[str]) -> str:
    return escaped[1] if escaped[1] in "'\\" else escaped[0]
