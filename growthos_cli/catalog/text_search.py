"""Text search: parsers, templates, dictionaries and configurations. Functions and each other by their qualified names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class _InSchema(Object):
    schema: str
    name: str

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class TextSearchParser(_InSchema):
    kind: ClassVar[str] = "text_search_parser"
    rank: ClassVar[int] = 57
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    start: str
    gettoken: str
    end: str
    lextypes: str
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class TextSearchTemplate(_InSchema):
    kind: ClassVar[str] = "text_search_template"
    rank: ClassVar[int] = 58
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    lexize: str
    init: str | None = None


@dataclass(frozen=True, slots=True)
class TextSearchDictionary(_InSchema):
    """`options` are (name, value) as code: names quoted where Postgres would, values as literals."""

    kind: ClassVar[str] = "text_search_dictionary"
    rank: ClassVar[int] = 59
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    template: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextSearchConfiguration(_InSchema):
    """`mappings` are (type of token, dictionaries by name in the order in which they are asked)."""

    kind: ClassVar[str] = "text_search_configuration"
    rank: ClassVar[int] = 60
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    parser: str
    mappings: tuple[tuple[str, str], ...] = ()
