"""What is said between types and encodings: casts, conversions, and the collations that texts are compared by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Collation(Object):
    """`provider`: libc, icu or builtin. `locale` stands for both `lc_collate` and `lc_ctype` where they are the same. A copy of "C" or
    "POSIX" is for `every_encoding`, any other one of libc for that of its database.

    Versions are not compared: they are those of the libraries of a machine.
    """

    kind: ClassVar[str] = "collation"
    rank: ClassVar[int] = 11
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    provider: str = "libc"
    locale: str | None = None
    lc_collate: str | None = None
    lc_ctype: str | None = None
    deterministic: bool = True
    rules: str | None = None
    every_encoding: bool = False

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class Cast(Object):
    """From one type to another: by a function, named with its arguments, by way of text (`inout`), or by nothing at all.

    `context`: explicit, assignment or implicit.
    """

    kind: ClassVar[str] = "cast"
    # Early: an expression that casts depends on the cast's function in the catalogs, never on the cast.
    rank: ClassVar[int] = 17
    key: ClassVar[tuple[str, ...]] = ("source", "target")
    source: str
    target: str
    function: str | None = None
    inout: bool = False
    context: str = "explicit"

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return " as ".join(path)


@dataclass(frozen=True, slots=True)
class Conversion(Object):
    """Between encodings; `default` ones are used without being named."""

    kind: ClassVar[str] = "conversion"
    rank: ClassVar[int] = 56
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    source: str
    target: str
    function: str
    default: bool = False

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))
