"""Table constraints, each an object of its own, so that tables never form a ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Ref, unplanned
from growthos_cli.catalog.relations import TablePart


@dataclass(frozen=True, slots=True)
class PrimaryKey(TablePart):
    """`without_overlaps` says that the last column is a range, and that ranges of otherwise equal keys do not overlap (18).

    `options`, (name, value) pairs in Postgres's order, and `tablespace` are those of the index behind it, which is `valid` unless
    some partition lacks it. With `only`, the keys of partitions are objects by themselves.
    """

    kind: ClassVar[str] = "primary_key"
    rank: ClassVar[int] = 70
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    columns: tuple[str, ...]
    include: tuple[str, ...] = ()
    deferrable: bool = False
    initially_deferred: bool = False
    without_overlaps: bool = False
    options: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    valid: bool = True
    only: bool = unplanned(False)

    def requires(self) -> Iterator[Ref]:
        yield from _columns(self, self.columns + self.include)


@dataclass(frozen=True, slots=True)
class Unique(TablePart):
    """Like a primary key, and columns may be null: nulls are distinct unless it says otherwise."""

    kind: ClassVar[str] = "unique"
    rank: ClassVar[int] = 71
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    columns: tuple[str, ...]
    include: tuple[str, ...] = ()
    nulls_not_distinct: bool = False
    deferrable: bool = False
    initially_deferred: bool = False
    without_overlaps: bool = False
    options: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    valid: bool = True
    only: bool = unplanned(False)

    def requires(self) -> Iterator[Ref]:
        yield from _columns(self, self.columns + self.include)


@dataclass(frozen=True, slots=True)
class Check(TablePart):
    """What is not `enforced` (18) was never validated either."""

    kind: ClassVar[str] = "check"
    rank: ClassVar[int] = 72
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    expression: str
    no_inherit: bool = False
    validated: bool = True
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class Exclusion(TablePart):
    """`elements` are keys as an index has them, each with the operator under which no two rows may agree: `during with &&`.

    Otherwise like a primary key.
    """

    kind: ClassVar[str] = "exclusion"
    rank: ClassVar[int] = 73
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    elements: tuple[str, ...]
    method: str = "btree"
    include: tuple[str, ...] = ()
    where: str | None = None
    deferrable: bool = False
    initially_deferred: bool = False
    options: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    valid: bool = True
    only: bool = unplanned(False)


@dataclass(frozen=True, slots=True)
class ForeignKey(TablePart):
    """`on_delete` and `on_update`: no action, restrict, cascade, set null, set default.

    `period` says that the last column is a range that must be covered by those of the rows referred to (18).
    What is not `enforced` (18) was never validated either.
    """

    kind: ClassVar[str] = "foreign_key"
    rank: ClassVar[int] = 100
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    columns: tuple[str, ...]
    references_schema: str
    references_table: str
    references_columns: tuple[str, ...]
    on_delete: str = "no action"
    on_update: str = "no action"
    match: str = "simple"
    set_columns: tuple[str, ...] = ()
    deferrable: bool = False
    initially_deferred: bool = False
    validated: bool = True
    enforced: bool = True
    period: bool = False

    @property
    def refers_to(self) -> Ref:
        return Ref("table", (self.references_schema, self.references_table))

    def requires(self) -> Iterator[Ref]:
        yield from _columns(self, self.columns)
        for column in self.references_columns:
            yield Ref("column", (*self.refers_to.path, column))
        if not self.references_columns:
            yield self.refers_to


def _columns(part: TablePart, names: tuple[str, ...]) -> Iterator[Ref]:
    yield Ref("table", (part.schema, part.table))
    for name in names:
        yield Ref("column", (part.schema, part.table, name))
