"""The text of every catalog query: one file per kind, columns aliased to its fields, and a few that serve all kinds.

In `sightings/` stands what checks ask beyond the kinds, each query under the name of its check. Its columns are those of
`Sighting`: kind and path of the object, a tag, and the evidence.

One that begins with `-- only with <word>` finds something only where `made` has that word: most databases lack most kinds, and
a query that finds nothing costs as much as one that does.

A line `-- include <name>` stands for the text of that name in `parts/`, which several queries share.
A line that ends with `-- since N` is for servers of major N and later, one that ends with `-- until N` for those up to N.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import LiteralString

_FOLDER = Path(__file__).resolve().parent
SIGHTED = tuple(sorted(file.stem for file in (_FOLDER / "sightings").glob("*.sql")))
"""The names of the queries in `sightings/`."""

_HELPERS = frozenset("alias edge elsewhere holder host made relation session subscription_connection unmodelled".split())
KINDS = tuple(sorted({file.stem for file in _FOLDER.glob("*.sql")} - _HELPERS))
"""The names of the queries that are for one kind each."""

_INCLUDE = "-- include "
_ONLY_WITH = "-- only with "
_MAJORS = re.compile(r"-- (since|until) (\d+)$")


@cache
def only_with(name: str) -> str | None:
    """The word of `made` without which the query of that name finds nothing; None for one that has to be asked."""
    first = _lines(_FOLDER / f"{name}.sql")[0]
    return first.removeprefix(_ONLY_WITH) if first.startswith(_ONLY_WITH) else None


@cache
def query(name: str, major: int) -> LiteralString:
    """The query of that name as a server of that major understands it."""
    kept = [line for line in _lines(_FOLDER / f"{name}.sql") if _understood(line, major)]
    # Literal in the sense that counts: it comes out of the program's own files and nothing is put into it.
    return "\n".join(kept)


@cache
def _lines(file: Path) -> tuple[str, ...]:
    return tuple(_whole(file))


def _whole(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith(_INCLUDE):
            yield from _lines(_FOLDER / "parts" / f"{line.partition(_INCLUDE)[2]}.sql")
        else:
            yield line


def _understood(line: str, major: int) -> bool:
    found = _MAJORS.search(line)
    if not found:
        return True
    return int(found[2]) <= major if found[1] == "since" else major <= int(found[2])
