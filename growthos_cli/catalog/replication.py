"""Publications, what they publish, and subscriptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.options import Secret
from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Publication(Object):
    """`publish` in the order insert, update, delete, truncate; `generated_columns`: none or stored (since 18)."""

    kind: ClassVar[str] = "publication"
    rank: ClassVar[int] = 165
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    all_tables: bool = False
    publish: tuple[str, ...] = ("insert", "update", "delete", "truncate")
    via_partition_root: bool = False
    generated_columns: str = "none"


@dataclass(frozen=True, slots=True)
class Published(Object):
    """Base of what one publication holds. The publication may be the platform's."""

    publication: str

    @property
    def part_of(self) -> Ref | None:
        return Ref("publication", (self.publication,))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("publication", path[:1])


@dataclass(frozen=True, slots=True)
class PublicationTable(Published):
    """One table's membership of one publication: which of its columns (None for all), and which rows."""

    kind: ClassVar[str] = "publication_table"
    rank: ClassVar[int] = 170
    key: ClassVar[tuple[str, ...]] = ("publication", "schema", "table")
    schema: str
    table: str
    columns: tuple[str, ...] | None = None
    where: str | None = None

    def requires(self) -> Iterator[Ref]:
        yield Ref("publication", (self.publication,))
        yield Ref("table", (self.schema, self.table))
        for column in self.columns or ():
            yield Ref("column", (self.schema, self.table, column))


@dataclass(frozen=True, slots=True)
class PublicationSchema(Published):
    """All tables of one schema, also those yet to come."""

    kind: ClassVar[str] = "publication_schema"
    rank: ClassVar[int] = 171
    key: ClassVar[tuple[str, ...]] = ("publication", "schema")
    schema: str

    def requires(self) -> Iterator[Ref]:
        yield Ref("publication", (self.publication,))
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Subscription(Object):
    """`connection` is a secret. `slot_name` is None for a subscription that has no slot on its publisher.

    `streaming`: off, on or parallel; `origin`: any or none.
    """

    kind: ClassVar[str] = "subscription"
    rank: ClassVar[int] = 175
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    connection: str
    publications: tuple[str, ...]
    enabled: bool = False
    slot_name: str | None = None
    binary: bool = False
    streaming: str = "off"
    synchronous_commit: str = "off"
    two_phase: bool = False
    disable_on_error: bool = False
    password_required: bool = True
    run_as_owner: bool = False
    origin: str = "any"
    failover: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "connection", Secret.of(self.connection))
