"""What stands beside the columns and constraints of a relation: rules, extended statistics, the index that orders its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, derived, unplanned
from growthos_cli.catalog.relations import INDEXED, TablePart


@dataclass(frozen=True, slots=True)
class Statistics(Object):
    """Extended statistics. `kinds`: ndistinct, dependencies, mcv; of a single expression there are none.

    `keys` are columns and expressions, `target` how closely rows are looked at. `of` is the kind of the relation.
    """

    kind: ClassVar[str] = "statistics"
    rank: ClassVar[int] = 92
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    table_schema: str
    table: str
    keys: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    target: int | None = None
    of: str = "table"

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.table_schema, self.table))

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))
        yield Ref(self.of, (self.table_schema, self.table))


@dataclass(frozen=True, slots=True)
class Clustered(TablePart):
    """Which index `cluster` puts the rows in order by. By itself, because it comes after that index and goes before it."""

    kind: ClassVar[str] = "clustered"
    rank: ClassVar[int] = 94
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    index: str
    of: str = unplanned("table")

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.schema, self.table))

    def requires(self) -> Iterator[Ref]:
        yield Ref(self.of, (self.schema, self.table))
        yield from self.indexes()

    def indexes(self) -> Iterator[Ref]:
        """What may bring the index along: it itself, or a constraint of its name."""
        yield from (Ref(kind, (self.schema, self.table, self.index)) for kind in INDEXED)


@dataclass(frozen=True, slots=True)
class RewriteRule(TablePart):
    """`event`: select, insert, update or delete. `commands` are what is done also, or instead: none for `do instead nothing`.

    `enabled`: origin, replica, always or disabled. `of` is the kind of the relation: a table or a view. `places` are as a
    view's.
    """

    kind: ClassVar[str] = "rule"
    rank: ClassVar[int] = 115
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    event: str
    commands: tuple[str, ...] = ()
    places: tuple[str, ...] = derived(())
    instead: bool = False
    where: str | None = None
    enabled: str = "origin"
    of: str = unplanned("table")

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.schema, self.table))
