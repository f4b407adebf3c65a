"""`Catalog`: the flat set of objects and edges of one side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from growthos_cli.catalog.codec import encoded
from growthos_cli.catalog.made import Made
from growthos_cli.catalog.ref import Object, Ref

Edge = tuple[Ref, Ref]
"""(dependent, dependency)"""


@dataclass(frozen=True)
class Catalog:
    """Objects by ref, edges (dependent, dependency), and a few things that objects alone cannot say.

    `claims` are roots that are ours although nothing of them exists: how a manifest says "nothing here" (default privileges
    revoked to nothing, a publication without tables). `given` are refs that an empty database of the platform has: nobody
    declared them, and nobody prunes them. `whole` says that it was read from a database: what it does not have is not there.
    `roles` are names of roles that somebody asked for: those that are there are objects, and of all others nothing is said.
    """

    objects: Mapping[Ref, Object] = field(default_factory=dict)
    edges: Set[Edge] = frozenset()
    claims: frozenset[Ref] = frozenset()
    given: frozenset[Ref] = frozenset()
    whole: bool = False
    roles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, objects: Iterable[Object], edges: Iterable[Edge] = (), claims: Iterable[Ref] = ()) -> Catalog:
        return cls({item.ref: item for item in objects}, frozenset(edges), frozenset(claims))

    def __iter__(self) -> Iterator[Object]:
        return iter(self.objects.values())

    def __len__(self) -> int:
        return len(self.objects)

    def __contains__(self, ref: Ref) -> bool:
        return ref in self.objects

    def get(self, ref: Ref) -> Object | None:
        return self.objects.get(ref)

    def kind(self, kind: str) -> list[Object]:
        """The objects of one kind, sorted by ref."""
        if isinstance(self.objects, Made):
            return list(self.objects.parts[kind].sorted) if kind in self.objects.parts else []
        return [self.objects[ref] for ref in self._by_kind.get(kind, ())]

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        for ref in sorted(self.objects):
            found.setdefault(ref.kind, []).append(ref)
        return found

    @cached_property
    def roots(self) -> frozenset[Ref]:
        """Every root that something here belongs to, and the claimed ones."""
        return frozenset(item.root for item in self) | self.claims

    def without(self, refs: Iterable[Ref]) -> Catalog:
        gone = frozenset(refs)
        return replace(self, objects={ref: item for ref, item in self.objects.items() if ref not in gone})

    def plus(self, objects: Iterable[Object], edges: Iterable[Edge] = ()) -> Catalog:
        added = {item.ref: item for item in objects}
        together = self.objects.plus(added) if isinstance(self.objects, Made) else {**self.objects, **added}
        more = frozenset(edges)
        return replace(self, objects=together, edges=self.edges | more if more else self.edges)

    def fingerprint(self) -> str:
        """Sixteen hex digits that change when any object does; edges follow from objects and are left out."""
        text = json.dumps([encoded(self.objects[ref]) for ref in sorted(self.objects)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
