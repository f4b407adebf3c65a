"""Shapes that hold other shapes: choices, lists, and maps with the author's keys or with ours. Knows no key itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.problems import Problems, shown
from growthos_cli.manifest.shapes import Name, Shape, Word, found
from growthos_cli.names import suggestion, visible


@dataclass(frozen=True)
class Anything(Shape):
    """Any value at all: a cell of a row."""

    expected = "a value"
    sort: ClassVar[type[Node]] = Node

    def read_sort(self, node: Node, what: str, problems: Problems) -> Node | None:
        return node

    def json_type(self) -> dict[str, Any]:
        return {}


@dataclass(frozen=True)
class Either(Shape):
    """One of several shapes, told apart by the sort of node that stands there; two scalars are never offered."""

    shapes: tuple[Shape, ...]
    sort: ClassVar[type[Node]] = Node

    @property
    def expected(self) -> str:
        return " or ".join(shape.expected for shape in self.shapes)

    def read_sort(self, node: Node, what: str, problems: Problems) -> Node | None:
        for shape in self.shapes:
            if isinstance(shape, Word) and isinstance(node, Scalar) and node.text not in shape.words:
                continue
            if isinstance(node, shape.sort):
                return shape.read(node, what, problems)
        problems.report(node.mark, f"{what} must be {self.expected}, not {found(node)}")
        return None

    def json_type(self) -> dict[str, Any]:
        return {"anyOf": [shape.json_schema() for shape in self.shapes]}


@dataclass(frozen=True)
class Nullable(Shape):
    """A shape, or the word null."""

    shape: Shape
    sort: ClassVar[type[Node]] = Node

    @property
    def expected(self) -> str:
        return f"{self.shape.expected} or null"

    def read_sort(self, node: Node, what: str, problems: Problems) -> Node | None:
        return node if isinstance(node, Scalar) and node.is_null else self.shape.read(node, what, problems)

    def json_type(self) -> dict[str, Any]:
        return {"anyOf": [self.shape.json_schema(), {"type": "null"}]}


@dataclass(frozen=True)
class ListOf(Shape):
    """`noun` names one item in messages; `least` is how many there must be."""

    item: Shape
    noun: str
    least: int = 0
    unique: bool = False
    sort: ClassVar[type[Node]] = List

    @property
    def expected(self) -> str:
        return "a list"

    def read_sort(self, node: List, what: str, problems: Problems) -> Node | None:
        if len(node.items) < self.least:
            problems.report(node.mark, f"{what} is an empty list; it must name at least one {self.noun}")
            return None
        items: list[Node] = []
        seen: set[str] = set()
        for item in node.items:
            value = self.item.read(item, f"{self.noun} of {what}", problems)
            if self.unique and isinstance(value, Scalar):
                if value.text in seen:
                    problems.report(value.mark, f"{what} names {shown(value.text)} twice")
                    continue
                seen.add(value.text)
            if value is not None:
                items.append(value)
        return List(node.file, node.line, node.column, tuple(items))

    def json_type(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.json_schema(), **({"minItems": self.least} if self.least else {})}


@dataclass(frozen=True)
class MapOf(Shape):
    """A map whose keys are the author's own names; `noun` says of what."""

    value: Shape
    noun: str
    key: Name = field(default_factory=Name)
    sort: ClassVar[type[Node]] = Map

    @property
    def expected(self) -> str:
        return "a mapping"

    def read_sort(self, node: Map, what: str, problems: Problems) -> Node | None:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs():
            self.key.read(key, f"{self.noun} name", problems)
            read = self.value.read(value, f"{self.noun} {visible(key.text[:80])}", problems)
            # A value that is wrong leaves a hole: the name is declared all the same, and others may refer to it.
            entries[key.text] = (key, read or Node(value.file, value.line, value.column))
        return Map(node.file, node.line, node.column, entries)

    def json_type(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.value.json_schema()}


@dataclass(frozen=True)
class Record(Shape):
    """A map whose keys are ours. `elsewhere` says where a key belongs that people write here by mistake."""

    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    sort: ClassVar[type[Node]] = Map

    @property
    def expected(self) -> str:
        return "a mapping"

    def read_sort(self, node: Map, what: str, problems: Problems) -> Node | None:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs():
            name = key.text if key.text in self.fields else self.known(key, node, what, problems)
            if name and name not in entries:
                read = self.fields[name].read(value, f"{name} of {what}", problems)
                # A value that is wrong leaves a hole, so that it is not reported as missing too.
                entries[name] = (key, read or Node(value.file, value.line, value.column))
        for name in self.required:
            if name not in entries:
                problems.report(node.mark, f"{what} needs the key '{name}'")
        return Map(node.file, node.line, node.column, entries)

    def known(self, key: Scalar, node: Map, what: str, problems: Problems) -> str | None:
        """Report an unknown key; the key that was probably meant, so that what depends on it is not reported as well."""
        near = suggestion(key.text, self.fields)
        hint = f"; it belongs {self.elsewhere[key.text]}" if key.text in self.elsewhere else near or self.listed()
        problems.report(key.mark, f"{what} has no key {shown(key.text)}{hint}")
        meant = near.split("'")[1] if near and key.text not in self.elsewhere else None
        return meant if meant not in node.entries else None

    def listed(self) -> str:
        return f"; its keys are {', '.join(self.fields)}"

    def json_type(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: shape.json_schema() for name, shape in self.fields.items()},
            "additionalProperties": False,
            **({"required": list(self.required)} if self.required else {}),
        }
