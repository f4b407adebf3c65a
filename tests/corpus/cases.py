"""Reads the cases of the corpus: a folder each, with `a.sql` and `b.sql`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

CORPUS = Path(__file__).resolve().parent
ROLES = CORPUS / "roles.sql"
"""Makes the roles that cases may name."""

_WORDS = {"since", "until", "across", "manifests", "lost", "why"}


@dataclass(frozen=True)
class Case:
    """Two schemas. `lost` are tables and columns (`schema.table`, `schema.table.column`) whose rows no route could keep.

    `across` says that the scripts make the same on every major that takes them, `manifests` that manifests can say what `b` makes.
    """

    name: str
    a: str
    b: str
    seed: str
    since: int
    until: int
    across: bool
    manifests: bool
    lost: frozenset[str]


def one_in(number: int, case: Case) -> bool:
    """Whether the case belongs to a sample of one in so many; it stays there whatever cases come."""
    return crc32(case.name.encode()) % number == 0


@cache
def cases() -> tuple[Case, ...]:
    """All of them, sorted by name. Raises ValueError for a shape.yaml that says what nobody understands."""
    return tuple(_read(file.parent) for file in sorted(CORPUS.glob("*/*/a.sql")))


def _read(folder: Path) -> Case:
    name = f"{folder.parent.name}/{folder.name}"
    shape: dict[str, Any] = {}
    if (folder / "shape.yaml").is_file():
        shape = yaml.safe_load((folder / "shape.yaml").read_text()) or {}
    if unknown := set(shape) - _WORDS:
        raise ValueError(f"{name}/shape.yaml has no key {', '.join(sorted(unknown))}; it may have {', '.join(sorted(_WORDS))}")
    if shape.keys() & {"lost", "across", "manifests"} and not shape.get("why"):
        raise ValueError(f"{name}/shape.yaml: what is lost, not the same across majors, or not to be said in manifests, needs a `why`")
    seed = folder / "seed.sql"
    return Case(
        name,
        (folder / "a.sql").read_text(),
        (folder / "b.sql").read_text(),
        seed.read_text() if seed.is_file() else "",
        shape.get("since", 0),
        shape.get("until", 99),
        shape.get("across", True),
        shape.get("manifests", True),
        frozenset(shape.get("lost", ())),
    )
