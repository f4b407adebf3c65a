"""Operators, what access methods make of them, and access methods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Operator(Object):
    """`left` is empty for a prefix operator. Functions and other operators by their qualified names.

    The commutator and the negator need not exist: Postgres keeps their places, and who comes later fills his. Such a place is an
    operator without a function.
    """

    kind: ClassVar[str] = "operator"
    rank: ClassVar[int] = 52
    key: ClassVar[tuple[str, ...]] = ("schema", "name", "left", "right")
    schema: str
    name: str
    left: str
    right: str
    function: str = ""
    commutator: str | None = None
    negator: str | None = None
    restrict: str | None = None
    join: str | None = None
    hashes: bool = False
    merges: bool = False

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        schema, name, left, right = path
        return f"{schema}.{name}({left or 'none'}, {right})"

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class AccessMethod(Object):
    """`type`: index or table; `handler` is a function's qualified name."""

    kind: ClassVar[str] = "access_method"
    rank: ClassVar[int] = 53
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    type: str
    handler: str


@dataclass(frozen=True, slots=True)
class _OfAccessMethod(Object):
    """Base of what has a name of its own for each access method."""

    schema: str
    name: str
    method: str

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        schema, name, method = path
        return f"{schema}.{name} using {method}"

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))
        yield Ref("access_method", (self.method,))


@dataclass(frozen=True, slots=True)
class OperatorFamily(_OfAccessMethod):
    """`operators` and `functions` are the members that belong to no class of the family: each its number, its name, its types, and the
    family that orders by it where there is one."""

    kind: ClassVar[str] = "operator_family"
    rank: ClassVar[int] = 54
    key: ClassVar[tuple[str, ...]] = ("schema", "name", "method")
    operators: tuple[tuple[str, ...], ...] = ()
    functions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OperatorClass(_OfAccessMethod):
    """`operators` and `functions` as in a family; `storage` is None where an index keeps the type itself."""

    kind: ClassVar[str] = "operator_class"
    rank: ClassVar[int] = 55
    key: ClassVar[tuple[str, ...]] = ("schema", "name", "method")
    type: str
    family_schema: str
    family: str
    operators: tuple[tuple[str, ...], ...] = ()
    functions: tuple[tuple[str, ...], ...] = ()
    default: bool = False
    storage: str | None = None

    def requires(self) -> Iterator[Ref]:
        yield from _OfAccessMethod.requires(self)
        yield Ref("operator_family", (self.family_schema, self.family, self.method))
