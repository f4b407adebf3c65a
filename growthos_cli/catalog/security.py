"""Row security, policies, grants, default privileges and comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, derived, ref_of, root_of, unplanned
from growthos_cli.catalog.relations import Column, TablePart
from growthos_cli.catalog.types import Domain

KEYS = frozenset({"primary_key", "unique", "exclusion"})
PUBLIC = "public"
"""How the catalog of this program spells the pseudo-role PUBLIC; a real role can never bear that name."""


RELATIONS = frozenset({"table", "view", "materialized_view"})
ROUTINES = frozenset({"function", "aggregate"})
CLASSES = {
    **dict.fromkeys(RELATIONS, "table"),
    **dict.fromkeys(ROUTINES, "function"),
    **dict.fromkeys(("enum", "domain", "composite_type", "range_type", "base_type", "shell_type"), "type"),
    "sequence": "sequence",
    "schema": "schema",
}
"""Kind -> the class that default privileges know it by."""

BUILT_IN = {"function": ("execute",), "type": ("usage",), "language": ("usage",), "database": ("connect", "temporary")}
"""Class -> what Postgres gives PUBLIC by itself."""


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
    """`command`: select, insert, update, delete or all; `roles` sorted, `("public",)` for everyone. `places` are as a view's."""

    kind: ClassVar[str] = "policy"
    rank: ClassVar[int] = 130
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "name")
    name: str
    command: str
    roles: tuple[str, ...]
    using: str | None = None
    check: str | None = None
    places: tuple[str, ...] = derived(())
    permissive: bool = True

    def requires(self) -> Iterator[Ref]:
        yield Ref("table", (self.schema, self.table))
        yield Ref("row_security", (self.schema, self.table))


@dataclass(frozen=True, slots=True)
class Attached(Object):
    """Base of what is said about another object: `on` is that object's kind, `object` its path.

    `of` is empty, or the kind of the relation of a column, trigger or index that is not a table's. The columns of such a relation
    are no objects: what is said about one is part of the relation. The index of a key is no object, but the key is: then `of` is
    the key's kind. A column's being not null has a name since PostgreSQL 18 and is no object: then `on` is not_null, and `of` table.
    `within` is the kind and the path of the object that what is spoken of belongs to without being an object itself: the column of an
    identity's sequence, the extension of a member, or `postgres` for what initdb makes. On the latter two a grant is what was given, and
    `withheld` what was taken, since they came to be.
    """

    on: str
    object: tuple[str, ...]
    of: str = field(default="", compare=False, kw_only=True)
    within: tuple[str, ...] = field(default=(), compare=False, kw_only=True)

    @property
    def beside(self) -> bool:
        """Whether there are privileges besides which came with the object."""
        return self.within[:1] in (("extension",), ("postgres",))

    @property
    def always(self) -> bool:
        # Who runs a platform gives and takes there, too: only what is spoken of is taken away.
        return self.beside

    @property
    def claim(self) -> Ref | None:
        return Ref("privileges", (self.on, *self.object)) if self.beside else None

    @property
    def holder(self) -> Ref:
        """Whose owner the privileges are of: a column's table, and that of the column whose numbers a sequence gives."""
        if self.within and self.within[0] == "column":
            return Ref("table", self.within[1:3])
        return Ref(self.of or "table", self.object[:2]) if self.on == "column" else Ref(self.on, self.object)

    @property
    def part_of(self) -> Ref | None:
        if self.within:
            return Ref(self.within[0], self.within[1:])
        if self.of and self.on in ("column", "not_null"):
            return Ref(self.of, self.object[:2])
        return Ref(self.of, self.object) if self.of in KEYS else ref_of(self.on, self.object)

    @property
    def root(self) -> Ref:
        if self.within:
            return root_of(self.within[0], self.within[1:])
        return root_of(self.of, self.object[:2]) if self.of else root_of(self.on, self.object)


@dataclass(frozen=True, slots=True)
class Grant(Attached):
    """What one grantee was given on an object by one grantor; both lists sorted.

    `grantor` is empty where that is the owner. The owner's own rights are no grants, except on columns; what an owner may pass on by
    its own word is one that is `own`, and of that only the options count. `position` is its place among the object's grants, in which
    new ones are given, because Postgres lists them as they came.
    """

    kind: ClassVar[str] = "grant"
    rank: ClassVar[int] = 140
    key: ClassVar[tuple[str, ...]] = ("on", "object", "grantee", "grantor")
    grantee: str
    privileges: tuple[str, ...]
    grantable: tuple[str, ...] = ()
    grantor: str = ""
    position: int = unplanned(0)
    own: bool = unplanned(False)

    def path(self) -> tuple[str, ...]:
        # No name is empty, so that the end of the path tells whether the owner granted it.
        return (self.on, *self.object, self.grantee, *((self.grantor, "") if self.grantor else ()))

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        if path[-1]:
            return f"on {Ref(path[0], path[1:-1])} to {path[-1]}"
        return f"on {Ref(path[0], path[1:-3])} to {path[-3]} by {path[-2]}"

    def requires(self) -> Iterator[Ref]:
        if holder := self.part_of:
            yield holder
        # A new owner takes over what the one before has granted.
        yield Ref("owner", (self.on, *self.object) if self.on == "column" else (self.holder.kind, *self.holder.path))
        if self.on in ("table", "column"):
            yield Ref("row_security", self.object[:2])
        if self.on == "column":
            # Taking a privilege from a table takes it from the table's columns, so the table's grant is settled first.
            of = self.of or "table"
            yield Grant(of, self.object[:2], self.grantee, (), (), self.grantor).ref
            yield Ref("withheld", (of, *self.object[:2], ""))
            yield Ref("owner", (of, *self.object[:2]))
        if self.grantor:
            # Who passes something on must be let into the schema.
            for grantee in (self.grantor, PUBLIC):
                yield Ref("grant", ("schema", self.object[0], grantee))


@dataclass(frozen=True, slots=True)
class DefaultPrivilege(Object):
    """How what a grantee will hold on objects that `role` creates differs from what Postgres gives by itself.

    `role` is empty where it is whoever creates (creator.py). `schema` is empty for the database-wide entry, and only that can withhold;
    `grantee` may be `role` itself.
    `on`: table, sequence, function, type, schema or large object.
    Its root is (role, schema, on): a manifest claims one class of objects at a time.
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
    withheld: tuple[str, ...] = ()

    @property
    def always(self) -> bool:
        # What a role gives itself in a schema, it has anyway.
        return bool(self.schema) and self.grantee == self.role

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        role, schema, on, grantee = path
        whose = role or "whoever creates"
        return f"of {whose}{f' in {schema}' if schema else ''} on each new {on} to {grantee or whose}"

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

    @property
    def always(self) -> bool:
        # Its version brings one along.
        return self.on == "extension"

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"on {Ref(path[0], path[1:])}"


def not_null_comment(item: Column | Domain, text: str = "") -> Comment:
    """What is said of that a column or a domain is not null, by the name of the constraint, which is no object."""
    if isinstance(item, Column):
        name = item.not_null_name or f"{item.table}_{item.name}_not_null"
        return Comment("not_null", (item.schema, item.table, name), text, of="table")
    name = item.not_null_name or f"{item.name}_not_null"
    return Comment("domain_check", (item.schema, item.name, name), text, within=(item.kind, item.schema, item.name))
