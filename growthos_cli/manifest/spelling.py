"""`Spelling`: a catalog on its way into manifests: what has been said of it, what is attached to what, and what no word can say.

Everything that is written is taken from here, so that whatever was never taken is known at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from growthos_cli.catalog.attached import ExtensionDependency, Owner, SecurityLabel, Withheld
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref, ref_of
from growthos_cli.catalog.relations import Table
from growthos_cli.catalog.security import Comment, Grant
from growthos_cli.manifest.fields import default_of, spelled_value
from growthos_cli.manifest.further import further

Kind = TypeVar("Kind", bound=Object)
Entry = dict[str, Any]


class Spelling:
    """`unsaid` are (ref, field) that no manifest can spell; the field is empty for a whole object."""

    def __init__(self, catalog: Catalog, unchecked: frozenset[Ref] = frozenset()) -> None:
        self.unchecked = unchecked
        self._waiting = dict(catalog.objects)
        self.unsaid: list[tuple[Ref, str]] = []
        self._parts: dict[tuple[type[Object], tuple[str, ...]], list[Object]] = defaultdict(list)
        self._comments: dict[Ref, Comment] = {}
        self._column_comments: dict[tuple[str, ...], list[Comment]] = defaultdict(list)
        self._grants: dict[Ref, list[Grant]] = defaultdict(list)
        self._attached: dict[Ref, list[Owner | Withheld | SecurityLabel | ExtensionDependency | Grant]] = defaultdict(list)
        self._column_grants: dict[tuple[str, ...], list[Grant]] = defaultdict(list)
        for ref in sorted(catalog.objects):
            item = catalog.objects[ref]
            if isinstance(item, Comment):
                self._comments[Ref(item.on, item.object)] = item
                if item.on == "column" and item.of:
                    self._column_comments[item.object[:2]].append(item)
            elif isinstance(item, Owner | Withheld | SecurityLabel | ExtensionDependency) or (isinstance(item, Grant) and item.grantor):
                holder = item.object[:2] if item.on == "column" and isinstance(item, Grant) else item.object
                on = (item.of or "table") if item.on == "column" and isinstance(item, Grant) else item.on
                self._attached[ref_of(on, holder)].append(item)
            elif isinstance(item, Grant) and item.on == "column":
                self._column_grants[item.object[:2]].append(item)
            elif isinstance(item, Grant):
                self._grants[Ref(item.on, item.object)].append(item)
            else:
                for end in range(len(ref.path) + 1):
                    self._parts[type(item), ref.path[:end]].append(item)

    def all(self, cls: type[Kind], path: tuple[str, ...] = ()) -> list[Kind]:
        """The objects of a class whose path begins with this one, each said from now on."""
        found = [item for item in self._parts[cls, path] if isinstance(item, cls)]
        self.say(found)
        return found

    def one(self, cls: type[Kind], path: tuple[str, ...]) -> Kind | None:
        item = self._waiting.get(Ref(cls.kind, path))
        if not isinstance(item, cls):
            return None
        self.say([item])
        return item

    def is_partitioned(self, path: tuple[str, ...]) -> bool:
        return any(isinstance(table, Table) and table.partition_by is not None for table in self._parts[Table, path])

    def say(self, items: Iterable[Object]) -> None:
        for item in items:
            self._waiting.pop(item.ref, None)

    def unsayable(self, item: Object, field: str) -> None:
        self.unsaid.append((item.ref, field))

    def rest(self) -> Iterator[tuple[Ref, str]]:
        """What no word can say, sorted: fields, and the objects that nobody took."""
        return iter(sorted({*self.unsaid, *((ref, "") for ref in self._waiting)}))

    def further(self, item: Object) -> Entry:
        """The fields that are spelled by their own name, where they are not what Postgres gives by itself."""
        return {
            name: spelled_value(getattr(item, name), kind)
            for name, kind in further(type(item)).items()
            if getattr(item, name) != default_of(item, name)
        }

    def comment(self, on: Ref) -> Entry:
        item = self._comments.get(on)
        if item is None:
            return {}
        self.say([item])
        return {"comment": item.text}

    def called(self, word: str, empty: Comment) -> Entry:
        """The text of the comment that is at the place of the empty one, under a word of its own."""
        found = self.comment(Ref(empty.on, empty.object))
        return {word: found["comment"]} if found else {}

    def attached(self, on: Ref) -> Entry:
        """`owner_role`, `withheld`, `passed_on`, `security_labels` and `depends_on_extensions`."""
        entry: Entry = {}
        for item in self._attached[on]:
            self.say([item])
            if isinstance(item, Owner):
                entry["owner_role"] = item.role
            elif isinstance(item, Withheld):
                entry.setdefault("withheld", {})[item.grantee or "owner"] = list(item.privileges)
            elif isinstance(item, SecurityLabel):
                entry.setdefault("security_labels", {})[item.provider] = item.label
            elif isinstance(item, ExtensionDependency):
                entry.setdefault("depends_on_extensions", []).append(item.extension)
            else:
                entry.setdefault("passed_on", []).append(passed_on(item))
        return entry

    def index_comment(self, key: Object) -> Entry:
        """The comment of the index behind a key."""
        item = self._comments.get(Ref("index", key.path()))
        if item is None or item.of != key.kind:
            return {}
        self.say([item])
        return {"index_comment": item.text}

    def column_comments(self, on: Ref) -> Entry:
        """Of a relation whose columns are no objects."""
        found = self._column_comments[on.path]
        self.say(found)
        return {"column_comments": {item.object[2]: item.text for item in found}} if found else {}

    def grants(self, on: Ref, **short: str) -> Entry:
        """`grants` and `grantable` of an object and its columns; `short` are keys for lists of those who hold one privilege alone."""
        entry: Entry = {}
        columns = self._column_grants[on.path] if on.kind in _RELATIONS else []
        for item in (*self._grants[on], *columns):
            self.say([item])
            key = next((key for key, privilege in short.items() if item.privileges == (privilege,) and not item.grantable), None)
            if key:
                entry.setdefault(key, []).append(item.grantee)
                continue
            held = [word for word in item.privileges if word not in item.grantable]
            for key, privileges in (("grants", held), ("grantable", list(item.grantable))):
                if not privileges:
                    continue
                if item.on == "column":
                    given = entry.setdefault(f"column_{key}", {}).setdefault(item.grantee, {})
                    for word in privileges:
                        given.setdefault(word, []).append(item.object[2])
                else:
                    entry.setdefault(key, {})[item.grantee] = privileges
        return entry | self.attached(on)


def passed_on(item: Grant) -> Entry:
    entry: Entry = {"by": item.grantor, "to": item.grantee}
    if item.on == "column":
        entry["column"] = item.object[2]
    if held := [word for word in item.privileges if word not in item.grantable]:
        entry["grants"] = held
    return entry | ({"grantable": list(item.grantable)} if item.grantable else {})


_RELATIONS = frozenset({"table", "view", "materialized_view", "foreign_table"})
