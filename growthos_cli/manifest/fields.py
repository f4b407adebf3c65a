"""One field of a dataclass as a key of a manifest: its shape, and the value that a node means. Knows no kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from growthos_cli.catalog.ref import Object
from growthos_cli.manifest.compound import ListOf, MapOf
from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.shapes import Flag, Name, Number, Shape, Sql, Text

_SQL_WORDS = frozenset("check default expression generated query type using when where".split())
_NAME_WORDS = frozenset("language method role provider".split())
"""Words that mean the same wherever they stand."""


def shape_of(name: str, annotation: str) -> Shape:
    """The shape of a field that says no more than its type. Raises KeyError for a type that no manifest can spell."""
    if annotation in ("str", "str | None"):
        return Sql() if name in _SQL_WORDS else Name() if name in _NAME_WORDS else Text(empty=True)
    return _SHAPES[annotation.removesuffix(" | None")](_singular(name))


_SHAPES: Mapping[str, Callable[[str], Shape]] = {
    "bool": lambda noun: Flag(),
    "int": lambda noun: Number(),
    "float": lambda noun: Number(whole=False),
    "tuple[str, ...]": lambda noun: ListOf(Text(empty=True), noun),
    "tuple[int, ...]": lambda noun: ListOf(Number(), noun),
    "tuple[tuple[str, str], ...]": lambda noun: MapOf(Text(empty=True), noun),
    "tuple[tuple[str, ...], ...]": lambda noun: ListOf(ListOf(Text(empty=True), "name"), noun),
    "tuple[tuple[int, int], ...]": lambda noun: ListOf(ListOf(Number(), "number", least=2), noun),
}


def _singular(name: str) -> str:
    return name.removesuffix("s").replace("_", " ")


def types_of(cls: type[Object]) -> dict[str, str]:
    """Field -> type as the source spells it; modules of the catalog postpone their annotations, so that it is a text.

    Fields that are never compared are nobody's to say, nor are those that follow from other objects.
    """
    return {each.name: str(each.type) for each in fields(cls) if each.compare and not each.metadata.get("derived")}


def required(cls: type[Object]) -> set[str]:
    """The fields that have no default."""
    return {each.name for each in fields(cls) if each.default is MISSING and each.default_factory is MISSING}


def value(node: Node, annotation: str) -> Any:
    """What a node that its shape has read means for a field of this type; pairs keep the author's order."""
    inner = annotation.removesuffix(" | None")
    if isinstance(node, Scalar):
        if inner == "bool":
            return node.text == "true"
        if inner in ("int", "float"):
            return int(node.text) if inner == "int" else float(node.text)
        return None if node.is_null and inner != annotation else node.text
    if isinstance(node, List):
        # tuple[X, ...] is a list of X; a pair that is no entry of a map is a list itself.
        item = inner.removeprefix("tuple[").removesuffix(", ...]")
        return tuple(value(each, "tuple[int, ...]" if item == "tuple[int, int]" else item) for each in node.items)
    if isinstance(node, Map):
        return tuple((name.text, each.text) for name, each in node.pairs() if isinstance(each, Scalar))
    return ""


def default_of(item: Object, name: str) -> Any:
    """What a field is when nothing was said; MISSING where something has to be."""
    return type(item).__dataclass_fields__[name].default


def spelled_value(found: Any, annotation: str) -> Any:
    """What a manifest writes for this value of a field of this type: `value` backwards."""
    if not isinstance(found, tuple):
        return found
    if annotation.removesuffix(" | None") == "tuple[tuple[str, str], ...]" and len(dict(found)) == len(found):
        return dict(found)
    return [spelled_value(each, "") for each in found]
