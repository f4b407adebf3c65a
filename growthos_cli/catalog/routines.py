"""Functions and triggers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, derived, unplanned
from growthos_cli.catalog.relations import TablePart


@dataclass(frozen=True, slots=True)
class Function(Object):
    """`types` are the input argument types alone, comma-separated: they and the name are the identity of a function.

    `arguments` is the whole list with names, modes and defaults; `returns` is empty for a procedure;
    `settings` are (name, value) pairs as `pg_proc.proconfig` holds them (`search_path` of nothing is `""`).
    `body` is text that only its language understands: of a function in a `library` the symbol there. `sql_body` is what Postgres itself
    understood (`begin atomic ... end`, `return ...`) and then the body is empty. `support` is a function's qualified name,
    `transforms` are types. `places` are as a view's, of `sql_body`.
    """

    kind: ClassVar[str] = "function"
    rank: ClassVar[int] = 50
    key: ClassVar[tuple[str, ...]] = ("schema", "name", "types")
    schema: str
    name: str
    types: str
    arguments: str
    returns: str
    language: str
    body: str = ""
    routine: str = "function"
    volatility: str = "volatile"
    security: str = "invoker"
    strict: bool = False
    leakproof: bool = False
    parallel: str = "unsafe"
    cost: float | None = None
    rows: float | None = None
    settings: tuple[tuple[str, str], ...] = ()
    sql_body: str | None = None
    places: tuple[str, ...] = derived(())
    library: str | None = None
    window: bool = False
    support: str | None = None
    transforms: tuple[str, ...] = ()

    @property
    def root(self) -> Ref:
        return self.root_at(self.path())

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        # Overloads share a root: a second signature of a managed function is drift, not a stranger.
        return Ref("function", path[:2])

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return ".".join(path[:2]) + "".join(f"({types})" for types in path[2:])

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Trigger(TablePart):
    """`events` in the order insert, update, delete, truncate; `columns` are those of `update of`.

    A `constraint` trigger may be deferred, and `from_schema`, `from_table` name the other table of the rule that it keeps.
    `enabled`: origin, replica, always or disabled; `of` is the kind of the relation that has it: a table, a view, a foreign table.
    """

    kind: ClassVar[str] = "trigger"
    rank: ClassVar[int] = 110
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    timing: str
    events: tuple[str, ...]
    function_schema: str
    function: str
    columns: tuple[str, ...] = ()
    for_each: str = "row"
    when: str | None = None
    arguments: tuple[str, ...] = ()
    old_table: str | None = None
    new_table: str | None = None
    enabled: str = "origin"
    constraint: bool = False
    deferrable: bool = False
    initially_deferred: bool = False
    from_schema: str | None = None
    from_table: str | None = None
    of: str = unplanned("table")

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, (self.schema, self.table))

    def requires(self) -> Iterator[Ref]:
        yield Ref(self.of, (self.schema, self.table))
        yield Ref("function", (self.function_schema, self.function, ""))
        for column in self.columns:
            yield Ref("column", (self.schema, self.table, column))
        if self.from_schema is not None and self.from_table is not None:
            yield Ref("table", (self.from_schema, self.from_table))


@dataclass(frozen=True, slots=True)
class InternalTrigger(Object):
    """One of the triggers that Postgres keeps a constraint by, where it does not fire as usual (`disable trigger all`).

    `function` is the one in pg_catalog that it calls; the table that has it may be the one that a foreign key refers to.
    `enabled`: replica, always or disabled.
    """

    kind: ClassVar[str] = "internal_trigger"
    rank: ClassVar[int] = 112
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "constraint_schema", "constraint_table", "constraint", "function")
    schema: str
    table: str
    constraint_schema: str
    constraint_table: str
    constraint: str
    function: str
    constraint_kind: str
    enabled: str

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.constraint_kind, (self.constraint_schema, self.constraint_table, self.constraint))

    @property
    def root(self) -> Ref:
        return self.root_at(self.path())

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("table", path[2:4])

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"{path[5]} of constraint {'.'.join(path[2:5])} on {'.'.join(path[:2])}"


@dataclass(frozen=True, slots=True)
class PartitionTrigger(TablePart):
    """A partition's copy of a trigger, where it does not fire as that of the table above does.

    `of_schema` and `of_table` name the partitioned table that the trigger was made on; `inherited` is what the table above
    says. Both are as `enabled` of a trigger: origin, replica, always or disabled.
    """

    kind: ClassVar[str] = "partition_trigger"
    rank: ClassVar[int] = 111
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    of_schema: str
    of_table: str
    enabled: str
    inherited: str = "origin"

    @property
    def part_of(self) -> Ref | None:
        return Ref("trigger", (self.of_schema, self.of_table, self.name))

    @property
    def root(self) -> Ref:
        return self.root_at(self.path())

    def requires(self) -> Iterator[Ref]:
        yield Ref("trigger", (self.of_schema, self.of_table, self.name))
        yield Ref("table", (self.schema, self.table))
        yield Ref("partition", (self.schema, self.table))
