"""What ties tables to tables, and indexes to indexes: inheritance and partitions. Each tie is an object of its own.

A partition is a table like any other, made by itself and then attached; so is its every index and key. Two tables never
need each other for that, and everything bears the name it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Ref, unplanned
from growthos_cli.catalog.relations import INDEXED, TablePart


@dataclass(frozen=True, slots=True)
class Inheritance(TablePart):
    """One parent of a table; `position` is its place among them.

    `valid_checks` are checks, sorted, that the table has from this parent alone and that hold of all its rows, although the parent's is
    not valid.
    """

    kind: ClassVar[str] = "inheritance"
    rank: ClassVar[int] = 42
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "parent_schema", "parent")
    parent_schema: str
    parent: str
    position: int = 1
    valid_checks: tuple[str, ...] = ()

    @property
    def above(self) -> Ref:
        return Ref("table", (self.parent_schema, self.parent))

    def requires(self) -> Iterator[Ref]:
        yield Ref("table", (self.schema, self.table))
        yield self.above

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"of {'.'.join(path[:2])} from {'.'.join(path[2:])}"


@dataclass(frozen=True, slots=True)
class Partition(TablePart):
    """`bounds` as Postgres prints them: `FOR VALUES FROM (1) TO (10)`, or DEFAULT. `condition` is true of the rows that it takes.

    `not_null` are columns, sorted, whose not-null constraint is the partition's own as well as the table's above (18).
    """

    kind: ClassVar[str] = "partition"
    rank: ClassVar[int] = 104
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    parent_schema: str
    parent: str
    bounds: str
    condition: str | None = unplanned(None)
    not_null: tuple[str, ...] = ()

    @property
    def above(self) -> Ref:
        return Ref("table", (self.parent_schema, self.parent))

    def requires(self) -> Iterator[Ref]:
        yield Ref("table", (self.schema, self.table))
        yield self.above


@dataclass(frozen=True, slots=True)
class IndexPartition(TablePart):
    """An index, or that of a key, that belongs to an index of the partitioned table above."""

    kind: ClassVar[str] = "index_partition"
    rank: ClassVar[int] = 105
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    parent_schema: str
    parent: str
    parent_index: str

    def below(self) -> Iterator[Ref]:
        """What the index may be of: itself, or a key of its name."""
        yield from (Ref(kind, (self.schema, self.table, self.name)) for kind in INDEXED)

    def above(self) -> Iterator[Ref]:
        yield from (Ref(kind, (self.parent_schema, self.parent, self.parent_index)) for kind in INDEXED)

    def requires(self) -> Iterator[Ref]:
        yield from self.below()
        yield from self.above()
        yield Ref("partition", (self.schema, self.table))
