"""`Declared`: what the manifests say, with the place of every word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.errors import Mark
from growthos_cli.intent import Bench, BucketAccess, Personas, Project, Scope, TableAccess, Waiver


@dataclass(frozen=True)
class Declared:
    """A catalog in the author's own words, its marks, and the access that is still to be compiled.

    `marks` maps (ref, field) to a place; the field "" is the object itself. `digest` is a hash of every manifest's bytes.
    """

    catalog: Catalog = field(default_factory=Catalog)
    marks: Mapping[tuple[Ref, str], Mark] = field(default_factory=dict)
    project: Project = field(default_factory=Project)
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    tables: tuple[TableAccess, ...] = ()
    buckets: tuple[BucketAccess, ...] = ()
    personas: Personas = field(default_factory=Personas)
    bench: Bench = field(default_factory=Bench)
    waivers: tuple[Waiver, ...] = ()
    digest: str = ""
    unchecked: frozenset[Ref] = frozenset()
    """Functions whose body Postgres need not accept when it compiles them."""

    def mark(self, ref: Ref, field_name: str = "") -> Mark | None:
        """The nearest known place of a ref: its field, itself, what it is part of."""
        for candidate in ((ref, field_name), (ref, "")):
            if candidate in self.marks:
                return self.marks[candidate]
        if ref.kind == "function":  # the author's spelling of argument types is not Postgres's
            named = [mark for (other, part), mark in self.marks.items() if not part and _same_function(other, ref)]
            if named:
                return named[0]
        item = self.catalog.get(ref)
        holder = item.part_of if item else None
        if holder is None and len(ref.path) >= 3:
            holder = Ref("table", ref.path[:2])
        return self.mark(holder) if holder and holder != ref else None


def _same_function(left: Ref, right: Ref) -> bool:
    return left.kind == right.kind and left.path[:2] == right.path[:2]
