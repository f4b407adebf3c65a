"""A whole catalog as plain JSON values, and back: what is cached, and what can be compared later."""

from __future__ import annotations

from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.codec import decoded, encoded
from growthos_cli.catalog.late import Late
from growthos_cli.catalog.ref import Ref


def encoded_catalog(catalog: Catalog) -> dict[str, Any]:
    refs = sorted(catalog.objects)
    number = {ref: n for n, ref in enumerate(refs)}
    return {
        "objects": [encoded(catalog.objects[ref]) for ref in refs],
        "edges": sorted([number[a], number[b]] for a, b in catalog.edges if a in number and b in number),
        "claims": sorted([ref.kind, list(ref.path)] for ref in catalog.claims),
        "whole": catalog.whole,
        "given": sorted([ref.kind, list(ref.path)] for ref in catalog.given),
    }


def decoded_catalog(value: dict[str, Any]) -> Catalog:
    objects = [decoded(part) for part in value["objects"]]
    refs = [item.ref for item in objects]
    return Catalog(
        dict(zip(refs, objects, strict=True)),
        Late(lambda: frozenset((refs[a], refs[b]) for a, b in value["edges"])),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["claims"]),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["given"]),
        value["whole"],
    )
