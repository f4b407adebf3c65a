"""Types that users make: enums, domains with their checks, composite types and ranges; and what columns of them are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class UserType(Object):
    """Base of what shares the names of types in a schema."""

    schema: str
    name: str

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Enum(UserType):
    """`labels` in their order."""

    kind: ClassVar[str] = "enum"
    rank: ClassVar[int] = 12
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Domain(UserType):
    """`collation` is None where it is the base type's; `not_null_name` where Postgres chose it, and before 17."""

    kind: ClassVar[str] = "domain"
    rank: ClassVar[int] = 13
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    type: str
    default: str | None = None
    not_null: bool = False
    collation: str | None = None
    not_null_name: str | None = None


@dataclass(frozen=True, slots=True)
class DomainCheck(Object):
    """`expression` speaks of `value`."""

    kind: ClassVar[str] = "domain_check"
    rank: ClassVar[int] = 14
    key: ClassVar[tuple[str, ...]] = ("schema", "domain", "name")
    schema: str
    domain: str
    name: str
    expression: str
    validated: bool = True

    @property
    def part_of(self) -> Ref | None:
        return Ref("domain", (self.schema, self.domain))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("domain", path[:2])


@dataclass(frozen=True, slots=True)
class CompositeType(UserType):
    """`attributes` are pairs of name and type in their order; a type may end with `collate` and a name."""

    kind: ClassVar[str] = "composite_type"
    rank: ClassVar[int] = 15
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RangeType(UserType):
    """`multirange` is the name of the type of several ranges, None where it follows from the range's own. `made_as` and `made_in` are
    the name and the schema that the functions which construct it keep from before it was renamed or moved; likewise those of several.
    """

    kind: ClassVar[str] = "range_type"
    rank: ClassVar[int] = 16
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    subtype: str
    subtype_opclass: str | None = None
    collation: str | None = None
    canonical: str | None = None
    subtype_diff: str | None = None
    multirange: str | None = None
    made_as: str | None = None
    made_in: str | None = None
    multirange_made_as: str | None = None
    multirange_made_in: str | None = None

    def requires(self) -> Iterator[Ref]:
        yield from (Ref("schema", (schema,)) for schema in (self.schema, self.made_in, self.multirange_made_in) if schema is not None)


TYPES = frozenset({"enum", "domain", "composite_type", "range_type", "base_type"})
"""Kinds whose objects columns can be made of."""
