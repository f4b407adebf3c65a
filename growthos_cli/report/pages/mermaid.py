"""Mermaid diagrams. Every character that the language could read as its own is written as an entity.

Source: the lexers of Mermaid 11, erDiagram.jison and flow.jison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from growthos_cli.names import visible

_PLAIN = re.compile(r"[a-z][a-z0-9_]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset(
    """accdescr acctitle class classdef direction end erdiagram flowchart graph many one only optionally style subgraph title to
    u zero""".split()
)
_KEY_WORDS = frozenset({"pk", "fk", "uk"})
"""Read as keys of a column wherever they stand in an entity."""
_TYPE = re.compile(r"[^A-Za-z0-9_\[\]]+")


@dataclass(frozen=True)
class Attribute:
    """A column in a diagram; `keys` are PK, FK, UK."""

    type: str
    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entity:
    name: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Relation:
    """A foreign key from `child` to `parent`. `optional`: the child may have no parent; `single`: a parent has at most one child."""

    parent: str
    child: str
    label: str
    optional: bool = False
    single: bool = False


def er_diagram(entities: Iterable[Entity], relations: Iterable[Relation]) -> Iterator[str]:
    """The lines of an entity relationship diagram; a relation's end that is no entity of the list is drawn without columns."""
    names = _Identifiers()
    yield "erDiagram"
    for entity in entities:
        yield f"  {names.declared(entity.name)} {{"
        yield from (f"    {_attribute(attribute)}" for attribute in entity.attributes)
        yield "  }"
    for relation in relations:
        for end in (relation.parent, relation.child):
            if not names.knows(end):
                yield f"  {names.declared(end)}"
        line = f"{'|o' if relation.optional else '||'}--{'o|' if relation.single else 'o{'}"
        yield f'  {names.known(relation.parent)} {line} {names.known(relation.child)} : "{label(relation.label)}"'


def flowchart(nodes: Iterable[tuple[str, str]], arrows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Boxes (key, label) and arrows (from key, to key, label), left to right."""
    numbers: dict[str, str] = {}
    yield "flowchart LR"
    for key, said in nodes:
        numbers[key] = f"n{len(numbers) + 1}"
        yield f'  {numbers[key]}["{label(said)}"]'
    for start, end, said in arrows:
        yield f'  {numbers[start]} -->|"{label(said)}"| {numbers[end]}'


def label(value: str) -> str:
    """Text between double quotes of a diagram."""
    words = " ".join(visible(part) for part in value.split())
    escaped = re.sub(r"[^\w .,()/-]", lambda match: f"#{ord(match[0])};", words)
    # `direction TB` is a command on any line that holds it, between quotes too.
    return escaped.replace(" ", "#32;") if "direction" in escaped.lower() else escaped


class _Identifiers:
    """Names of entities: as they are where the language lets them, else a made-up one with the true name as its label."""

    def __init__(self) -> None:
        self._made_up: dict[str, str] = {}

    def declared(self, name: str) -> str:
        """How the entity is introduced."""
        if self._is_plain(name):
            return name
        # A capital, because no plain name has one.
        self._made_up[name] = f"T{len(self._made_up) + 1}"
        return f'{self._made_up[name]}["{label(name)}"]'

    def knows(self, name: str) -> bool:
        """Whether it can be referred to; a plain name always can."""
        return self._is_plain(name) or name in self._made_up

    def known(self, name: str) -> str:
        """How it is referred to."""
        return self._made_up.get(name, name)

    def _is_plain(self, name: str) -> bool:
        return _PLAIN.fullmatch(name) is not None and name not in _RESERVED


def _attribute(attribute: Attribute) -> str:
    name = attribute.name
    shown = re.sub(r"\W", "_", name, flags=re.ASCII)
    if not _WORD.fullmatch(shown) or shown.lower() in _KEY_WORDS:
        shown = f"_{shown}"
    type_ = _TYPE.sub("_", attribute.type.partition("(")[0]).strip("_") or "type"
    if not _WORD.match(type_) or type_.lower() in _KEY_WORDS:
        type_ = f"_{type_}"
    keys = f" {','.join(attribute.keys)}" if attribute.keys else ""
    return f"{type_} {shown}{keys}" + (f' "{label(name)}"' if shown != name else "")
