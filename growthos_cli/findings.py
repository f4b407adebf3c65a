"""`Finding`: one hit of a check. A value that any renderer can print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from growthos_cli.catalog.ref import Ref
from growthos_cli.errors import Mark


class Level(IntEnum):
    """Ordered, so that `finding.level >= failing` reads as it means."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """`check` is the check's permanent id; `detail` one sentence of what is wrong and what it breaks;
    `evidence` the measured facts, one a line; `remedy` SQL that mends it; `explains` the refs of changes it accounts for.
    """

    check: str
    level: Level
    ref: Ref
    detail: str
    evidence: tuple[str, ...] = ()
    remedy: str = ""
    explains: frozenset[Ref] = frozenset()
    mark: Mark | None = None


@dataclass(frozen=True)
class Waived:
    """A finding that a manifest accepts, and where it says why; no place where it is the platform that all projects share."""

    finding: Finding
    reason: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Sighting:
    """What a query of the target saw where the catalog has no kind for it. `tag` tells sorts of it apart; `evidence` is one fact a line."""

    ref: Ref
    tag: str = ""
    evidence: tuple[str, ...] = ()


def worst(findings: Iterable[Finding]) -> Level | None:
    """The highest level among findings, None when there are none."""
    return max((finding.level for finding in findings), default=None)
