"""What Postgres carries along when an extension moves to another schema: columns of its types, whose rows stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.relations import Column, Extension
from growthos_cli.names import qualified


def carried_along(live: Catalog, desired: Catalog) -> Catalog:
    """`live` with columns whose type moves with its extension spelled as they will read then."""
    moving = [
        (was, becomes)
        for was in live.kind(Extension.kind)
        if isinstance(was, Extension) and isinstance(becomes := desired.get(was.ref), Extension)
        if was.relocatable and was.schema != becomes.schema
    ]
    return live.plus(_columns(live, desired, moving)) if moving else live


def _columns(live: Catalog, desired: Catalog, moving: list[tuple[Extension, Extension]]) -> Iterator[Column]:
    for column in live.kind(Column.kind):
        wanted = desired.get(column.ref)
        if not isinstance(column, Column) or not isinstance(wanted, Column) or column.type == wanted.type:
            continue
        for was, becomes in moving:
            if (column.ref, was.ref) in live.edges and column.type in _before(wanted.type, was, becomes):
                yield replace(column, type=wanted.type)


def _before(type_: str, was: Extension, becomes: Extension) -> Iterator[str]:
    """What the type was called, if it is one of the extension's."""
    for name in was.members:
        there = qualified(becomes.schema, name)
        # A modifier, and brackets of an array, stand behind the name.
        if type_.startswith(there) and type_[len(there) : len(there) + 1] in ("", "(", "["):
            yield qualified(was.schema, name) + type_.removeprefix(there)
