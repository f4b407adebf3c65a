"""Languages, transforms and event triggers: what stands in no schema and is made of functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Language(Object):
    """`handler`, `inline` and `validator` are functions' qualified names."""

    kind: ClassVar[str] = "language"
    rank: ClassVar[int] = 12
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    handler: str
    trusted: bool = False
    inline: str | None = None
    validator: str | None = None


@dataclass(frozen=True, slots=True)
class Transform(Object):
    """How a language sees a type; the functions by name and argument types."""

    kind: ClassVar[str] = "transform"
    rank: ClassVar[int] = 56
    key: ClassVar[tuple[str, ...]] = ("type", "language")
    type: str
    language: str
    from_sql: str | None = None
    to_sql: str | None = None

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"for {path[0]} language {path[1]}"

    def requires(self) -> Iterator[Ref]:
        yield Ref("language", (self.language,))


@dataclass(frozen=True, slots=True)
class EventTrigger(Object):
    """Comes last and goes first, so that it does not fire for what is planned beside it. `enabled`: origin, replica, always, disabled."""

    kind: ClassVar[str] = "event_trigger"
    rank: ClassVar[int] = 300
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    event: str
    function_schema: str
    function: str
    tags: tuple[str, ...] = ()
    enabled: str = "origin"

    def requires(self) -> Iterator[Ref]:
        yield Ref("function", (self.function_schema, self.function, ""))
