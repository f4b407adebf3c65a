"""Aggregates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Aggregate(Object):
    """`types` are those of all arguments and with the name its identity, as a function's are; `arguments` is the whole list, in which
    `ORDER BY` parts the direct arguments of an ordered-set aggregate from the aggregated ones.

    The other fields are the words of `create aggregate`: functions, types and operators by their qualified names. `finalfunc_modify` and
    `mfinalfunc_modify`: read_only, shareable or read_write; None where Postgres assumes it by itself.
    """

    kind: ClassVar[str] = "aggregate"
    rank: ClassVar[int] = 51
    key: ClassVar[tuple[str, ...]] = ("schema", "name", "types")
    schema: str
    name: str
    types: str
    arguments: str
    sfunc: str
    stype: str
    sspace: int | None = None
    finalfunc: str | None = None
    finalfunc_extra: bool = False
    finalfunc_modify: str | None = None
    combinefunc: str | None = None
    serialfunc: str | None = None
    deserialfunc: str | None = None
    initcond: str | None = None
    msfunc: str | None = None
    minvfunc: str | None = None
    mstype: str | None = None
    msspace: int | None = None
    mfinalfunc: str | None = None
    mfinalfunc_extra: bool = False
    mfinalfunc_modify: str | None = None
    minitcond: str | None = None
    sortop: str | None = None
    parallel: str = "unsafe"
    hypothetical: bool = False

    @property
    def root(self) -> Ref:
        return self.root_at(self.path())

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("aggregate", path[:2])

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return ".".join(path[:2]) + "".join(f"({types or '*'})" for types in path[2:])

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))
