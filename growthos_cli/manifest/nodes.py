"""What a manifest consists of once its YAML is read: scalars, lists and maps, each with its place. Knows no key.

Nobody changes a node, but none is frozen: a table has a hundred and fifty, and a frozen one takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from growthos_cli.errors import Mark


@dataclass(slots=True, eq=False)
class Node:
    """Anything at a place. A bare `Node` stands where something was refused that has been reported already."""

    file: str
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        return Mark(self.file, self.line, self.column)


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """The characters that stand there. `plain` is False when they were quoted or a block.

    `escaped` is True when what is invisible in the text is visible in the file, as escapes.
    """

    text: str
    plain: bool = True
    escaped: bool = False

    @property
    def is_null(self) -> bool:
        return self.plain and self.text == "null"


@dataclass(slots=True, eq=False)
class List(Node):
    items: tuple[Node, ...]

    def scalars(self) -> Iterator[Scalar]:
        return (item for item in self.items if isinstance(item, Scalar))


@dataclass(slots=True, eq=False)
class Map(Node):
    """Keys in the order in which they stand. The accessors trust that a shape has read the map before."""

    entries: Mapping[str, tuple[Scalar, Node]]

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def get(self, key: str) -> Node | None:
        return self.entries[key][1] if key in self.entries else None

    def scalar(self, key: str) -> Scalar | None:
        value = self.get(key)
        return value if isinstance(value, Scalar) else None

    def optional(self, key: str) -> str | None:
        value = self.get(key)
        return value.text if isinstance(value, Scalar) else None

    def text(self, key: str, default: str = "") -> str:
        value = self.get(key)
        return value.text if isinstance(value, Scalar) else default

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.get(key)
        return value.text == "true" if isinstance(value, Scalar) else default

    def number(self, key: str) -> int | None:
        value = self.get(key)
        return int(value.text) if isinstance(value, Scalar) else None

    def amount(self, key: str) -> float | None:
        value = self.get(key)
        return float(value.text) if isinstance(value, Scalar) else None

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        value = self.get(key)
        return tuple(value.scalars()) if isinstance(value, List) else ()

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.text for item in self.scalars(key))

    def map(self, key: str) -> Map:
        """The map under this key; an empty one at the same place when there is none."""
        value = self.get(key)
        return value if isinstance(value, Map) else Map(self.file, self.line, self.column, {})

    def items(self, key: str) -> tuple[Node, ...]:
        value = self.get(key)
        return value.items if isinstance(value, List) else ()

    def pairs(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries.values())

    def maps(self, key: str) -> Iterator[tuple[Scalar, Map]]:
        """Name and map of every entry under this key that is a map itself."""
        for name, value in self.map(key).pairs():
            if isinstance(value, Map):
                yield name, value

    def mark_of(self, key: str) -> Mark:
        """The place of the value under this key, or of the map itself."""
        value = self.get(key)
        return value.mark if value else self.mark

    def key_mark(self, key: str) -> Mark:
        """The place of the key itself, or of the map."""
        return self.entries[key][0].mark if key in self.entries else self.mark
