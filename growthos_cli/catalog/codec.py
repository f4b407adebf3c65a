"""Objects and catalogs to plain JSON values and back. Knows nothing of any kind but its dataclass."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from growthos_cli.catalog.ref import Object, Ref

if TYPE_CHECKING:
    from growthos_cli.catalog.catalog import Catalog


def encoded(item: Object) -> dict[str, Any]:
    """`{"kind": ..., field: value, ...}`; tuples become lists."""
    return {"kind": item.kind, **{f.name: getattr(item, f.name) for f in fields(item)}}


def decoded(value: dict[str, Any]) -> Object:
    """The object that `encoded` was given. Raises KeyError or TypeError for anything else."""
    from growthos_cli.catalog.kinds import KINDS

    cls = KINDS[value["kind"]]
    return cls(**{name: _tuples(part) for name, part in value.items() if name != "kind"})


def encoded_catalog(catalog: Catalog) -> dict[str, Any]:
    refs = sorted(catalog.objects)
    number = {ref: n for n, ref in enumerate(refs)}
    return {
        "objects": [encoded(catalog.objects[ref]) for ref in refs],
        "edges": sorted([number[a], number[b]] for a, b in catalog.edges if a in number and b in number),
        "claims": sorted([ref.kind, list(ref.path)] for ref in catalog.claims),
        "given": sorted([ref.kind, list(ref.path)] for ref in catalog.given),
    }


def decoded_catalog(value: dict[str, Any]) -> Catalog:
    from growthos_cli.catalog.catalog import Catalog

    objects = [decoded(part) for part in value["objects"]]
    refs = [item.ref for item in objects]
    return Catalog(
        dict(zip(refs, objects, strict=True)),
        frozenset((refs[a], refs[b]) for a, b in value["edges"]),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["claims"]),
        frozenset(Ref(kind, tuple(path)) for kind, path in value["given"]),
    )


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
