"""A catalog in a file, of which nothing is read before it is asked for: first a line that says what there is, then kind by kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.codec import decoder, names
from growthos_cli.catalog.late import Late
from growthos_cli.catalog.made import Made, Part
from growthos_cli.catalog.ref import Object, Ref


def stored(catalog: Catalog, beside: Mapping[str, Any]) -> bytes:
    """What the file holds; `beside` are plain JSON values that come back with the catalog."""
    parts = Made.of(catalog.objects).parts
    items = [item for part in parts.values() for item in part.items]
    number = {item.ref: n for n, item in enumerate(items)}
    kinds = []
    sections = []
    for kind, part in parts.items():
        fields = names(type(part.items[0])) if part.items else ()
        sections.append(_encoded([[getattr(item, name) for name in fields] for item in part.items]))
        kinds.append([kind, fields, part.count, part.digest, len(sections[-1])])
    sections.append(_encoded(sorted([number[a], number[b]] for a, b in catalog.edges if a in number and b in number)))
    head = {
        "kinds": kinds,
        "edges": len(sections[-1]),
        "claims": sorted([ref.kind, list(ref.path)] for ref in catalog.claims),
        "whole": catalog.whole,
        "given": sorted([ref.kind, list(ref.path)] for ref in catalog.given),
        "roles": sorted(catalog.roles),
        "beside": dict(beside),
    }
    return b"".join((_encoded(head), b"\n", *sections))


def opened(path: Path) -> tuple[Catalog, dict[str, Any]]:
    """The catalog, and what was stored beside it. Raises OSError, KeyError, TypeError or ValueError for what `stored` did not make."""
    with path.open("rb") as file:
        # Stays readable when another command puts a new file in its place.
        content = mmap(file.fileno(), 0, access=ACCESS_READ)
    head = json.loads(content.readline())
    parts: dict[str, Part] = {}
    start = content.tell()
    for kind, fields, count, digest, length in head["kinds"]:
        parts[kind] = Part(count, partial(_objects, kind, fields, content, start, start + length), digest)
        start += length
    end = start + head["edges"]
    if end != len(content):
        raise ValueError(f"{path} has {len(content)} bytes and not {end}")
    catalog = Catalog(
        Made(parts),
        Late(partial(_edges, parts, content, start, end)),
        frozenset(Ref(kind, tuple(names)) for kind, names in head["claims"]),
        frozenset(Ref(kind, tuple(names)) for kind, names in head["given"]),
        head["whole"],
        frozenset(map(str, head["roles"])),
    )
    return catalog, head["beside"]


def _encoded(value: Any) -> bytes:
    # Surrogates, which stand for bytes that are no text, are escaped.
    return json.dumps(value).encode()


def _objects(kind: str, fields: list[str], content: mmap, start: int, end: int) -> Iterable[Object]:
    return map(decoder(kind, fields), json.loads(content[start:end])) if fields else ()


def _edges(parts: Mapping[str, Part], content: mmap, start: int, end: int) -> frozenset[Edge]:
    refs = [item.ref for part in parts.values() for item in part.items]
    return frozenset((refs[a], refs[b]) for a, b in json.loads(content[start:end]))
