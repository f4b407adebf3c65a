"""Row security, policies, grants, default privileges and comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, ref_of, root_of
from growthos_cli.catalog.relations import TablePart

PUBLIC = "public"
"""How the catalog of this program spells the pseudo-role PUBLIC; a real role can never bear that name."""


@dataclass(frozen=True, slots=True)
class RowSecurity(TablePart):
    """Exists where row security is enabled or forced. By itself, because it goes on before grants and off after policies."""

    kind: ClassVar[str] = "row_security"
    rank: ClassVar[int] = 120
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    enabled: bool = True
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Policy(TablePart):
    """`command`: select, insert, update, delete or all; `roles` sorted, `("public",)` for everyone."""

    kind: ClassVar[str] = "policy"
    rank: ClassVar[int] = 130
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    command: str
    roles: tuple[str, ...]
    using: str | None = None
    check: str | None = None
    permissive: bool = True

    def requires(self) -> Iterator[Ref]:
        yield Ref("table", (self.schema, self.table))
        yield Ref("row_security", (self.schema, self.table))


@dataclass(frozen=True, slots=True)
class Attached(Object):
    """Base of what is said about another object: `on` is that object's kind, `object` its path.

    `of` is empty, or the kind of the relation of a column, trigger or index that is not a table's. The columns of such a relation
    are no objects: what is said about one is part of the relation.
    """

    on: str
    object: tuple[str, ...]
    of: str = field(default="", compare=False, kw_only=True)

    @property
    def part_of(self) -> Ref | None:
        return Ref(self.of, self.object[:2]) if self.of and self.on == "column" else ref_of(self.on, self.object)

    @property
    def root(self) -> Ref:
        return root_of(self.of, self.object[:2]) if self.of else root_of(self.on, self.object)


@dataclass(frozen=True, slots=True)
class Grant(Attached):
    """What one grantee holds on a schema, table, column, sequence or function, the owner's own rights left out; both lists sorted."""

    kind: ClassVar[str] = "grant"
    rank: ClassVar[int] = 140
    key: ClassVar[tuple[str, ...]] = ("on", "object", "grantee")
    grantee: str
    privileges: tuple[str, ...]
    grantable: tuple[str, ...] = ()

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object, self.grantee)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"on {Ref(path[0], path[1:-1])} to {path[-1]}"

    def requires(self) -> Iterator[Ref]:
        if holder := self.part_of:
            yield holder
        if self.on in ("table", "column"):
            yield Ref("row_security", self.object[:2])
        if self.on == "column":
            # Taking a privilege from a table takes it from the table's columns, so the table's grant is settled first.
            yield Ref("grant", (self.of or "table", *self.object[:2], self.grantee))


@dataclass(frozen=True, slots=True)
class DefaultPrivilege(Object):
    """What a grantee will hold on objects that `role` creates; `schema` is empty for the database-wide entry.

    `on`: table, sequence, function, type or schema. Its root is (role, schema, on): a manifest claims one class of objects at a time.
    """

    kind: ClassVar[str] = "default_privilege"
    rank: ClassVar[int] = 200
    key: ClassVar[tuple[str, ...]] = ("role", "schema", "on", "grantee")
    role: str
    schema: str
    on: str
    grantee: str
    privileges: tuple[str, ...]
    grantable: tuple[str, ...] = ()

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        role, schema, on, grantee = path
        return f"of {role}{f' in {schema}' if schema else ''} on each new {on} to {grantee}"

    @property
    def root(self) -> Ref:
        return Ref("default_privileges", (self.role, self.schema, self.on))

    def requires(self) -> Iterator[Ref]:
        if self.schema:
            yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Comment(Attached):
    kind: ClassVar[str] = "comment"
    rank: ClassVar[int] = 150
    key: ClassVar[tuple[str, ...]] = ("on", "object")
    text: str

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"on {Ref(path[0], path[1:])}"
