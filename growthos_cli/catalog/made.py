"""`Made`: the objects of a side by ref, those of a kind made when somebody first looks at one of them.

Two sides that were made of the same are alike, and nobody need make them to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True)
class Part:
    """The objects of one kind: how many, and how to make them.

    `digest` is of all that they are made of, so that two parts with the same one have equal objects; None where that is not known.
    `names` is of what their refs are made of, where nothing else of them counts for a side that names none.
    """

    count: int
    make: Callable[[], Iterable[Object]]
    digest: str | None = None
    names: str | None = None

    @classmethod
    def of(cls, items: Collection[Object], digest: str | None = None) -> Part:
        return cls(len(items), lambda: items, digest)

    @cached_property
    def items(self) -> list[Object]:
        """In the order in which they are made."""
        return list(self.make())

    @cached_property
    def sorted(self) -> list[Object]:
        """By ref."""
        return [item for _, item in sorted(self.by_ref.items())]

    @cached_property
    def by_ref(self) -> dict[Ref, Object]:
        return {item.ref: item for item in self.items}


class Made(Mapping[Ref, Object]):
    """Objects by ref, kind by kind."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.parts = parts

    @classmethod
    def of(cls, objects: Mapping[Ref, Object]) -> Made:
        """The same objects kind by kind."""
        if isinstance(objects, Made):
            return objects
        by_kind: dict[str, list[Object]] = {}
        for ref, item in objects.items():
            by_kind.setdefault(ref.kind, []).append(item)
        return cls({kind: Part.of(items) for kind, items in by_kind.items()})

    @cached_property
    def _all(self) -> dict[Ref, Object]:
        return {ref: item for part in self.parts.values() for ref, item in part.by_ref.items()}

    def __getitem__(self, ref: Ref) -> Object:
        return self.parts[ref.kind].by_ref[ref]

    def get(self, ref: Ref, default: Any = None) -> Any:
        part = self.parts.get(ref.kind)
        return part.by_ref.get(ref, default) if part else default

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, Ref) and ref.kind in self.parts and ref in self.parts[ref.kind].by_ref

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._all)

    def __len__(self) -> int:
        return sum(part.count for part in self.parts.values())

    def items(self) -> Any:
        return self._all.items()

    def values(self) -> Any:
        return self._all.values()

    def only(self, kinds: Collection[str]) -> Made:
        """Those of some kinds."""
        return Made({kind: part for kind, part in self.parts.items() if kind in kinds})

    def plus(self, objects: Mapping[Ref, Object]) -> Made:
        """With these objects beside the others, or in their place."""
        touched = {ref.kind for ref in objects}
        by_kind = {kind: dict(self.only([kind])) for kind in touched}
        for ref, item in objects.items():
            by_kind[ref.kind][ref] = item
        return Made({**self.parts, **{kind: Part.of(items.values()) for kind, items in by_kind.items()}})

    def apart(self, desired: Made) -> frozenset[str]:
        """The kinds whose objects have to be looked at to tell whether they are as desired."""
        digests = {kind: part.digest for kind, part in desired.parts.items() if part.digest is not None}
        known = {kind for kind, part in self.parts.items() if kind in digests and digests[kind] in (part.digest, part.names)}
        return frozenset(self.parts.keys() | desired.parts.keys()) - known
