"""A whole catalog as plain JSON values, and back: what is cached, and what can be compared later."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.codec import decoder, names
from growthos_cli.catalog.late import Late
from growthos_cli.catalog.ref import Object, Ref


def encoded_catalog(catalog: Catalog) -> dict[str, Any]:
    """`objects` has one entry a kind: its fields' names and, object by object, their values. An edge is two numbers of objects."""
    refs = sorted(catalog.objects)
    number = {ref: n for n, ref in enumerate(refs)}
    kinds = groupby((catalog.objects[ref] for ref in refs), type)
    return {
        "objects": [_of_kind(cls, items) for cls, items in kinds],
        "edges": sorted([number[a], number[b]] for a, b in catalog.edges if a in number and b in number),
        "claims": sorted([ref.kind, list(ref.path)] for ref in catalog.claims),
        "whole": catalog.whole,
        "given": sorted([ref.kind, list(ref.path)] for ref in catalog.given),
        "roles": sorted(catalog.roles),
    }


def _of_kind(cls: type[Object], items: Iterable[Object]) -> dict[str, Any]:
    fields = names(cls)
    return {"kind": cls.kind, "fields": fields, "rows": [[getattr(item, name) for name in fields] for item in items]}


def decoded_catalog(value: dict[str, Any]) -> Catalog:
    """Raises KeyError, TypeError or ValueError for what `encoded_catalog` did not make."""
    objects: list[Object] = []
    for part in value["objects"]:
        objects += map(decoder(part["kind"], part["fields"]), part["rows"])
    refs = [item.ref for item in objects]
    return Catalog(
        dict(zip(refs, objects, strict=True)),
        Late(lambda: frozenset((refs[a], refs[b]) for a, b in value["edges"])),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["claims"]),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["given"]),
        value["whole"],
        frozenset(map(str, value["roles"])),
    )
