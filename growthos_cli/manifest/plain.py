"""Kinds that a manifest spells as their dataclass is built: one map of entries, each with a key for each field.

`Plain` describes such a kind; its shape, its reader and its writer all follow from the description. Which kinds there are is
said in registry.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import KEYS, Comment
from growthos_cli.errors import Mark
from growthos_cli.manifest.attached import ATTACHED, add_attached
from growthos_cli.manifest.compound import Either, ListOf, MapOf, Record
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.fields import required, shape_of, types_of, value
from growthos_cli.manifest.indexes import add_indexes
from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.paths import DEFAULT_SCHEMA, dotted, in_schema, signature
from growthos_cli.manifest.shapes import Name, Shape, Text, Word
from growthos_cli.manifest.sql_text import folded
from growthos_cli.manifest.subject import Subject
from growthos_cli.manifest.triggers import add_triggers
from growthos_cli.manifest.words import COLUMN_PRIVILEGES
from growthos_cli.names import visible


@dataclass(frozen=True)
class Plain:
    """How one kind is spelled.

    `shapes` has the fields whose type says too little about them. `short` is the field that an entry may consist of alone (`mood: [sad,
    ok]`), and `sole` says that it has no other form. `qualified` has words that spell two fields as one dotted name: word -> (schema
    field, name field). `parts` are kinds whose key begins with this one's, spelled within an entry. A kind whose key is more than names
    is `listed`: a list of entries which spell their key as well. `privileges` is what can be granted on it. `borrowed` are keys of a
    table's file that an entry takes, too: `triggers`, `indexes`. A `relation` has columns, which can have comments and grants of their
    own although they are no objects.
    """

    cls: type[Object]
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    short: str = ""
    sole: bool = False
    qualified: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    parts: Mapping[str, Plain] = field(default_factory=dict)
    listed: bool = False
    privileges: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()
    relation: bool = False
    attributes: bool = False
    """Whether it has parts like a relation's columns, which can have comments alone."""
    commented: bool = True
    attached: Mapping[str, Shape] = field(default_factory=lambda: ATTACHED)
    """What can be said of it as of objects of any kind, where it stands alone."""
    remarks: Mapping[str, Callable[[Any, str], Comment]] = field(default_factory=dict)
    """Words for comments on what it has that is no object: what makes one of the object and a text."""
    given: int = 0
    """How many fields of the key the surrounding object has said already."""
    of: str = ""
    """The kind of the surrounding object."""

    @property
    def noun(self) -> str:
        return self.cls.kind.replace("_", " ")

    @property
    def key(self) -> tuple[str, ...]:
        """The fields of the key that an entry has to say itself."""
        return self.cls.key[self.given :]

    def inside(self, cls: type[Object]) -> Plain:
        """This kind as a part of that one."""
        return replace(self, given=len(cls.key), of=cls.kind)

    @property
    def holder(self) -> dict[str, str]:
        """What a part that may stand in several kinds says about the one that it stands in."""
        return {"of": self.of} if self.given and "of" in self.cls.__dataclass_fields__ else {}

    @cached_property
    def within(self) -> Mapping[str, Plain]:
        return {word: part.inside(self.cls) for word, part in self.parts.items()}

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Field -> type of those that are spelled by their own name."""
        apart = set(self.cls.key[: self.given]) | {name for pair in self.qualified.values() for name in pair}
        return {name: kind for name, kind in types_of(self.cls).items() if name not in apart and (self.listed or name not in self.cls.key)}

    def shape(self, table: Mapping[str, Shape], *others: Shape) -> Shape:
        """What stands under the word: a map by name, a list, or one entry when there can only be one. `table` has a table's keys.

        `others` may stand instead of an entry.
        """
        words: dict[str, Shape] = {name: self.shapes.get(name) or shape_of(name, kind) for name, kind in self.fields.items()}
        words |= {word: self.shapes.get(word) or Name(1, 2) for word in self.qualified}
        words |= {word: part.shape(table) for word, part in self.within.items()}
        words |= {word: table[word] for word in self.borrowed}
        needed = required(self.cls)
        wanted = [word for word in words if word in needed or (word in self.qualified and self.qualified[word][1] in needed)]
        if self.commented:
            words["comment"] = Text(doc="What a reader of the database is told about it.")
        words |= dict.fromkeys(self.remarks, Text())
        if self.relation or self.attributes:
            words["column_comments"] = MapOf(Text(), "column")
        if self.relation:
            words |= COLUMN_GRANTS
        if self.privileges:
            words |= dict.fromkeys(("grants", "grantable"), grants_shape(self.privileges, columns=self.relation))
        if self.given == 0:
            words |= self.attached
        if self.cls.kind in KEYS:
            words["index_comment"] = Text(doc="Of the index behind it.")
        record = Record(words, required=tuple(wanted))
        if self.sole:
            entry: Shape = words[self.short]
        else:
            entry = Either((words[self.short], record)) if self.short else record
        entry = Either((*others, entry)) if others else entry
        if not self.key:
            return entry
        return ListOf(entry, self.noun) if self.listed else MapOf(entry, self.noun, key=self._name())

    def _name(self) -> Name:
        if self.key[-1] == "types":
            return Name(1, 2, types=True)
        most = len(self.key)
        least = most - 1 if self.key[0] == "schema" and most > 1 else most
        forms = dict.fromkeys(".".join(self.key[-count:]) for count in (least, most))
        return Name(least, most, form=" or ".join(forms) if most > 1 else "")


_SOME_COLUMNS = Record(dict.fromkeys(COLUMN_PRIVILEGES, ListOf(Name(), "column", least=1, unique=True)))
COLUMN_GRANTS: dict[str, Shape] = dict.fromkeys(("column_grants", "column_grantable"), MapOf(_SOME_COLUMNS, "grantee"))


def grants_shape(privileges: tuple[str, ...], *, columns: bool = False) -> Shape:
    """Lists of privileges by grantee; with `columns` also lists of columns by privilege."""
    whole = ListOf(Word(privileges), "privilege", least=1, unique=True)
    return MapOf(Either((whole, _SOME_COLUMNS)) if columns else whole, "grantee")


def add_plain(word: str, plain: Plain, node: Map, draft: Draft, path: tuple[str, ...] = ()) -> None:
    """Every object of the kind under this word of the map; `path` is the key of what the map describes."""
    if word in node:
        for mark, entry, names in _entries(plain, word, node):
            _add(plain, mark, entry, (*path, *names), draft)


def _entries(plain: Plain, word: str, node: Map) -> Iterator[tuple[Mark, Map, tuple[str, ...]]]:
    """(place, entry, what it says of the key)."""
    found = node.get(word)
    if not plain.key:
        if found is not None and (entry := _entry(plain, found)):
            yield node.key_mark(word), entry, ()
    elif isinstance(found, List):
        for item in found.items:
            if entry := _entry(plain, item):
                yield item.mark, entry, tuple(entry.text(name) for name in plain.key)
    elif isinstance(found, Map):
        for key, item in found.pairs():
            if entry := _entry(plain, item):
                yield key.mark, entry, _names(plain, key.text)


def _entry(plain: Plain, node: Node) -> Map | None:
    """The entry as a map, also where it is its short form; None where nothing of it could be read."""
    if isinstance(node, Map) and not plain.sole:
        return node
    if plain.short and isinstance(node, Scalar | List | Map):
        return Map(node.file, node.line, node.column, {plain.short: (Scalar(node.file, node.line, node.column, plain.short), node)})
    return None


def _names(plain: Plain, text: str) -> tuple[str, ...]:
    if plain.key[-1] == "types":
        name, types = signature(text)
        return (*in_schema(name), folded(types or ""))
    parts = dotted(text) if len(plain.key) > 1 else (text,)
    return parts if len(parts) == len(plain.key) else (DEFAULT_SCHEMA, *parts)


def _add(plain: Plain, mark: Mark, entry: Map, path: tuple[str, ...], draft: Draft) -> None:
    if len(path) != len(plain.cls.key):
        return  # a name that was refused and reported
    values: dict[str, Any] = dict(zip(plain.cls.key, path, strict=True)) | plain.holder
    places: dict[str, Mark] = {}
    needed, words = required(plain.cls), dict(plain.fields)
    for name, kind in words.items():
        if name in entry and type(node := entry.get(name)) is not Node and node is not None:
            values[name] = value(node, kind)
        elif name in needed:
            return  # missing or wrong, and reported
    for word, (schema, name) in plain.qualified.items():
        if word in entry and entry.text(word):
            values[schema], values[name] = in_schema(entry.text(word))
            places[schema] = places[name] = entry.mark_of(word)
        elif name in needed:
            return
    what = f"{plain.noun} {visible('.'.join(path))}"
    if plain.given == 0 and plain.cls.key[:1] == ("schema",):
        if draft.is_platform(path[0]):
            draft.report(mark, f"{what}: the schema {visible(path[0])} belongs to the platform; choose another")
        draft.expect_schema(mark, what, path[0])
    make: Any = plain.cls
    item: Object = make(**values)
    if draft.add(item, mark, entry, places):
        _add_attached(plain, item, entry, draft)
        for word, part in plain.within.items():
            add_plain(word, part, entry, draft, path)
        for word in plain.borrowed:
            _BORROWED[word](Subject(path[0], path[1], entry, (), plain.cls.kind), draft)


_BORROWED = {"triggers": add_triggers, "indexes": add_indexes}


def _add_attached(plain: Plain, item: Object, entry: Map, draft: Draft) -> None:
    ref = item.ref
    if plain.commented:
        draft.comment(ref, entry, of=getattr(item, "of", "table"))
    for word, remark in plain.remarks.items():
        if said := entry.scalar(word):
            draft.add(remark(item, said.text), said.mark, None, {"text": said.mark})
    draft.listed_grants(ref, entry)
    if plain.cls.kind in KEYS and (index := entry.scalar("index_comment")):
        draft.add(Comment("index", ref.path, index.text, of=ref.kind), index.mark)
    if plain.given == 0:
        add_attached(ref, entry, draft)
    for name, text in entry.map("column_comments").pairs() if plain.relation or plain.attributes else ():
        if isinstance(text, Scalar):
            draft.add(Comment("column", (*ref.path, name.text), text.text, of=ref.kind), text.mark)
