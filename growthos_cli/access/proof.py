"""What becoming every caller has shown, cell by cell: values that reports print."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.access.row_classes import Reach
from growthos_cli.catalog.ref import Ref


@dataclass(frozen=True)
class SeenRow:
    """One row as one caller sees it: its class, and the further conditions that are true of it."""

    key: str
    row_class: str
    holds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ProvenCell:
    """One person's command on the rows of one class: `allowed` of `rows` are the person's by the matrix.

    `agrees` says whether Postgres did just that in every form of the statement; None when the scope does not say what it covers.
    """

    person: str
    role: str | None
    subject: Ref
    command: str
    row_class: str
    rows: int
    allowed: int
    scope: str
    agrees: bool | None

    @property
    def expected(self) -> str:
        """`all`, `some` or `none` of the rows."""
        return "none" if not self.allowed else "all" if self.allowed == self.rows else "some"


@dataclass(frozen=True)
class ProvenGuard:
    """One person's change of one guarded column."""

    person: str
    role: str
    subject: Ref
    column: str
    allowed: bool
    agrees: bool


@dataclass(frozen=True)
class Disagreement:
    """A statement that did something else than the matrix says; `key` and `row_class` empty when several rows together show it."""

    person: str
    subject: Ref
    command: str
    form: str
    row_class: str
    key: str
    expected: str
    happened: str


@dataclass(frozen=True)
class Proof:
    """Everything that was tried. `missing` are subjects without any sample row, on which nothing could be shown."""

    persons: tuple[str, ...]
    subjects: tuple[Ref, ...]
    cells: tuple[ProvenCell, ...]
    guards: tuple[ProvenGuard, ...]
    disagreements: tuple[Disagreement, ...]
    missing: tuple[Ref, ...]
    statements: int

    @property
    def unknown(self) -> tuple[ProvenCell, ...]:
        """Cells whose scope does not say what it covers."""
        return tuple(cell for cell in self.cells if cell.agrees is None)

    @property
    def agrees(self) -> bool:
        """Whether nothing disagrees and nothing was left unproven."""
        return not self.disagreements and not self.unknown and not self.missing


def theirs(reach: Reach, rows: list[SeenRow]) -> frozenset[str]:
    """The keys of the rows that a reach lets through."""
    classes = reach.classes or frozenset()
    return frozenset(row.key for row in rows if row.row_class in classes and row.holds >= set(reach.when))
