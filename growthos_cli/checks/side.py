"""`Side`: one catalog, indexed by what checks ask again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.security import Grant, Policy


@dataclass(frozen=True)
class Side:
    catalog: Catalog

    @cached_property
    def needs(self) -> Mapping[Ref, Set[Ref]]:
        """What each ref needs directly: as Postgres found, and as fields state."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for dependent, dependency in self.catalog.edges:
            found[dependent].add(dependency)
        for item in self.catalog:
            found[item.ref].update(item.requires())
        return found

    @cached_property
    def dependents(self) -> Mapping[Ref, Set[Ref]]:
        """The same the other way round: what needs each ref."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for dependent, needs in self.needs.items():
            for need in needs:
                found[need].add(dependent)
        return found

    @cached_property
    def parts(self) -> Mapping[Ref, list[Object]]:
        """What is part of each ref, sorted."""
        found: dict[Ref, list[Object]] = defaultdict(list)
        for ref in sorted(self.catalog.objects):
            item = self.catalog.objects[ref]
            if item.part_of:
                found[item.part_of].append(item)
        return found

    def policies(self, table: Ref) -> list[Policy]:
        """The policies on a table, sorted by name."""
        return [item for item in self.parts.get(table, ()) if isinstance(item, Policy)]

    def grants(self, table: Ref) -> list[Grant]:
        """The grants on a table and on its columns."""
        return self._grants.get(table.path, [])

    @cached_property
    def _grants(self) -> Mapping[tuple[str, ...], list[Grant]]:
        found: dict[tuple[str, ...], list[Grant]] = defaultdict(list)
        for item in self.catalog.kind("grant"):
            if isinstance(item, Grant) and item.on in ("table", "column"):
                found[item.object[:2]].append(item)
        return found

    def following(self, root: Ref, among: Set[Ref]) -> frozenset[Ref]:
        """`root` and those among the refs that need it, directly or through others of them."""
        found, todo = {root}, [root]
        while todo:
            new = (self.dependents.get(todo.pop(), frozenset()) & among) - found
            found |= new
            todo += new
        return frozenset(found)

    def users(self, ref: Ref) -> frozenset[Ref]:
        """What needs the object or a part of it; its own parts, their grants and comments, and table contents are left out."""
        whole = {ref, *(item.ref for item in self.parts.get(ref, ()))}
        own = whole | {item.ref for part in whole for item in self.parts.get(part, ())}
        found = {user for part in whole for user in self.dependents.get(part, ())}
        return frozenset(user for user in found - own if user.kind not in _CONTENTS)


_CONTENTS = frozenset({"row", "publication_table", "sequence_owner"})
