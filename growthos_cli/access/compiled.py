"""`Compiled`: an object that was derived from intent, and the places in the manifests that asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growthos_cli.catalog.ref import Object
from growthos_cli.errors import Mark


@dataclass(frozen=True)
class Compiled:
    """`marks` maps a field of the object to its place; the field "" is the object itself."""

    item: Object
    marks: Mapping[str, Mark] = field(default_factory=dict)


def marked(item: Object, mark: Mark | None, **fields: Mark | None) -> Compiled:
    """The object with its place, and those of single fields; what has no place is left out."""
    return Compiled(item, {name: place for name, place in {"": mark, **fields}.items() if place})
