"""Schemas, extensions, sequences, tables, columns and indexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from growthos_cli.catalog.options import options_of
from growthos_cli.catalog.ref import Object, Ref, also_called, unplanned
from growthos_cli.names import fits


@dataclass(frozen=True, slots=True)
class Schema(Object):
    kind: ClassVar[str] = "schema"
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str


@dataclass(frozen=True, slots=True)
class Extension(Object):
    """`version` is None where nobody says which: a manifest that does not, and a hosted platform, which chooses it.

    One that is not `relocatable` stays in the schema in which it was made. `members` are the names of its functions, types and relations.
    """

    kind: ClassVar[str] = "extension"
    rank: ClassVar[int] = 10
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    schema: str
    version: str | None = None
    relocatable: bool = unplanned(True)
    members: tuple[str, ...] = unplanned(())

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Sequence(Object):
    """`minimum` and `maximum` are always the effective numbers, also where they are the type's own."""

    kind: ClassVar[str] = "sequence"
    rank: ClassVar[int] = 20
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    type: str = "bigint"
    start: int | None = None
    increment: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    cache: int | None = None
    cycle: bool = False
    unlogged: bool = False

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Table(Object):
    """`method` is None for heap, `tablespace` for the database's own. `of_type` is the composite type of a typed table.

    `options` are (name, value) pairs in Postgres's order, those of its TOAST table spelled `toast.`; `partition_by` is the
    strategy and the key of a partitioned table: `RANGE (logged_at)`. A foreign table is one with a `server`: all but its
    rows is as with other tables, and those are elsewhere. `places` are those of its columns, also of columns that have gone.
    """

    kind: ClassVar[str] = "table"
    rank: ClassVar[int] = 30
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    unlogged: bool = False
    options: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    method: str | None = None
    of_type: str | None = None
    partition_by: str | None = None
    server: str | None = None
    server_options: tuple[tuple[str, str], ...] = ()
    places: int = unplanned(0)

    def __post_init__(self) -> None:
        if self.server_options:
            object.__setattr__(self, "server_options", options_of(self.kind, self.server_options))

    @property
    def called(self) -> Ref:
        return Ref(self.kind if self.server is None else FOREIGN_TABLE, self.path())

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))
        if self.server is not None:
            yield Ref("foreign_server", (self.server,))


FOREIGN_TABLE = "foreign_table"
"""How comments name a table that has a server."""
also_called(FOREIGN_TABLE, Table)


@dataclass(frozen=True, slots=True)
class TablePart(Object):
    """Base of what lives and dies with one table."""

    schema: str
    table: str

    @property
    def part_of(self) -> Ref | None:
        return Ref("table", (self.schema, self.table))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("table", path[:2])


@dataclass(frozen=True, slots=True)
class Column(TablePart):
    """`default` and `generated` are expressions; `identity` is 'always', 'by default' or None.

    `position` orders the columns of a table when it is created; a live table keeps the order it has. `storage`, `compression`
    and `statistics` are None where the type's or the server's own holds; `natural_storage` is the type's. The numbers of an
    identity are None where they are the type's own, `sequence` and `not_null_name` where Postgres chose the name by itself,
    `sequence_type` where they are of the column's type (`like ... including identity` makes others). What a not-null
    constraint has beside its column is catalogued since PostgreSQL 18. A column that its table has from a parent alone is not
    `local`; those of partitions are. `not_null_local` says so of the constraint where it is not as the column is. `children`:
    partitions or children, where tables below have the column from this one. `server_options` are for the server of a
    `foreign` table. `sequence_unlogged` is None where the identity's sequence is as the table, `unlogged` or not.
    """

    kind: ClassVar[str] = "column"
    rank: ClassVar[int] = 40
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    type: str
    not_null: bool = False
    default: str | None = None
    generated: str | None = None
    identity: str | None = None
    collation: str | None = None
    position: int = unplanned(0)
    virtual: bool = False
    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    sequence: str | None = None
    sequence_type: str | None = None
    start: int | None = None
    increment: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    cache: int | None = None
    cycle: bool = False
    sequence_unlogged: bool | None = None
    not_null_name: str | None = None
    not_null_validated: bool = True
    not_null_no_inherit: bool = False
    not_null_local: bool | None = None
    local: bool = True
    natural_storage: str | None = unplanned(None)
    server_options: tuple[tuple[str, str], ...] = ()
    foreign: bool = unplanned(False)
    unlogged: bool = unplanned(False)
    children: str = unplanned("")

    @property
    def sequence_name(self) -> str:
        """The name of the identity's sequence."""
        return self.sequence or f"{self.table}_{self.name}_seq"

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest number that the identity gives."""
        most = _MOST.get(self.sequence_type or self.type, _MOST["bigint"])
        least, greatest = (1, most) if (self.increment or 1) > 0 else (-most - 1, -1)
        return (least if self.minimum is None else self.minimum, greatest if self.maximum is None else self.maximum)


_MOST = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}


def constraint_named(column: Column) -> Column:
    """The column with the name of its not-null constraint also where Postgres would choose it."""
    usual = f"{column.table}_{column.name}_not_null"
    return replace(column, not_null_name=usual) if column.not_null and column.not_null_name is None and fits(usual) else column


def without_not_null(column: Column) -> Column:
    """The column before anything is said of nulls."""
    return replace(column, not_null=False, not_null_name=None, not_null_validated=True, not_null_no_inherit=False, not_null_local=None)


def without_identity(column: Column) -> Column:
    """The column as it is when its identity is given up."""
    return replace(
        column,
        identity=None,
        sequence=None,
        sequence_type=None,
        start=None,
        increment=None,
        minimum=None,
        maximum=None,
        cache=None,
        cycle=False,
        sequence_unlogged=None,
    )


@dataclass(frozen=True, slots=True)
class SequenceOwner(Object):
    """`alter sequence ... owned by`: by itself, because the sequence precedes the table and the ownership follows it."""

    kind: ClassVar[str] = "sequence_owner"
    rank: ClassVar[int] = 60
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    table_schema: str
    table: str
    column: str

    @property
    def root(self) -> Ref:
        return self.root_at(self.path())

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("sequence", path)

    def requires(self) -> Iterator[Ref]:
        yield Ref("sequence", (self.schema, self.name))
        yield Ref("column", (self.table_schema, self.table, self.column))
        # Postgres lets it belong to a view as well.
        yield Ref("view", (self.table_schema, self.table))
        # Both must have one owner by then.
        yield Ref("owner", ("sequence", self.schema, self.name))
        yield from (Ref("owner", (kind, self.table_schema, self.table)) for kind in ("table", "view"))


@dataclass(frozen=True, slots=True)
class Index(TablePart):
    """`keys` are column names or expressions, each with its collation, operator class and order where not the default.

    `options` are (name, value) pairs in Postgres's order; `statistics` are (number, target) of keys that are expressions, counted
    from 1. `of` is the kind of the relation that has it: a table or a materialized view. What is not `valid` is an index of a
    partitioned table that some partition lacks, or what an interrupted `create index concurrently` left.
    """

    kind: ClassVar[str] = "index"
    rank: ClassVar[int] = 90
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    keys: tuple[str, ...]
    method: str = "btree"
    unique: bool = False
    include: tuple[str, ...] = ()
    nulls_not_distinct: bool = False
    where: str | None = None
    valid: bool = True
    options: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    statistics: tuple[tuple[int, int], ...] = ()
    only: bool = unplanned(False)
    of: str = unplanned("table")

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.schema, self.table))


@dataclass(frozen=True, slots=True)
class ReplicaIdentity(TablePart):
    """What a change tells subscribers about the row as it was; exists where that is not the primary key.

    `mode`: full, nothing, or using index, and then `using_index` names a unique one of the table. A table whose index
    went keeps the mode and tells nothing. By itself, because it comes after that index and goes before it.
    `of` is the kind of the relation: a table or a materialized view.
    """

    kind: ClassVar[str] = "replica_identity"
    rank: ClassVar[int] = 95
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    mode: str
    using_index: str | None = None
    of: str = unplanned("table")

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.schema, self.table))

    def requires(self) -> Iterator[Ref]:
        yield Ref(self.of, (self.schema, self.table))
        yield from self.indexes()

    def indexes(self) -> Iterator[Ref]:
        """What may bring the index along: it itself, or a key of its name."""
        if self.using_index is not None:
            yield from (Ref(kind, (self.schema, self.table, self.using_index)) for kind in INDEXED)


INDEXED = ("primary_key", "unique", "exclusion", "index")
"""Kinds that are an index or have one of their name."""
