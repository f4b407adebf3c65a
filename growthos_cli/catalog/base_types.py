"""Types whose values only functions can read and write, and the shells that such functions name before there is a type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.types import UserType


@dataclass(frozen=True, slots=True)
class ShellType(UserType):
    """A name for functions to speak of. One without a definition can be used for nothing else."""

    kind: ClassVar[str] = "shell_type"
    rank: ClassVar[int] = 12
    key: ClassVar[tuple[str, ...]] = ("schema", "name")


@dataclass(frozen=True, slots=True)
class BaseType(Object):
    """What fills a shell: `input` and `output` turn text into values and back; `length` is None for a variable one.

    Functions are qualified names. A field that says nothing has what `create type` gives.
    """

    kind: ClassVar[str] = "base_type"
    rank: ClassVar[int] = 51
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    input: str
    output: str
    receive: str | None = None
    send: str | None = None
    typmod_in: str | None = None
    typmod_out: str | None = None
    analyze: str | None = None
    subscript: str | None = None
    length: int | None = None
    by_value: bool = False
    alignment: str = "int4"
    storage: str = "plain"
    category: str = "U"
    preferred: bool = False
    default: str | None = None
    element: str | None = None
    delimiter: str = ","
    collatable: bool = False

    @property
    def part_of(self) -> Ref | None:
        return Ref("shell_type", (self.schema, self.name))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("shell_type", path)


def through_shells(edges: Iterable[tuple[Ref, Ref]]) -> frozenset[tuple[Ref, Ref]]:
    """The edges, in which a function that a type is made with stands on the type's shell: with the type itself it would be a ring."""
    known = frozenset(edges)
    made_with = {(function, made) for made, function in known if made.kind == BaseType.kind and function.kind == "function"}
    if not made_with:
        return known
    return known - made_with | {(function, Ref(ShellType.kind, made.path)) for function, made in made_with & known}
