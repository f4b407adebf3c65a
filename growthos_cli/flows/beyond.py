"""What a database has beyond an empty one of its platform: what manifests have to say to make it."""

from __future__ import annotations

from growthos_cli.catalog.attached import Owner
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref

_CLAIMED = frozenset({"default_privileges", "publication"})
"""Roots that a manifest can claim without any object of theirs."""


def beyond(live: Catalog, empty: Catalog, role: str) -> Catalog:
    """The objects of `live` that an `empty` database of its platform does not have, and of what both have and differs, all of it:
    a manifest that names an object says everything about it. Left out is that `role`, who makes it all, owns it."""
    live = live.without(item.ref for item in live if isinstance(item, Owner) and item.role == role)
    new = {item.ref for item in live if empty.get(item.ref) != item}
    changed = {live.objects[ref].root for ref in new} | {item.root for item in empty if item.ref not in live}
    objects = {item.ref: item for item in live if item.ref in new or (item.root in changed and item.root in live and item.root in empty)}
    claims = {root for root in changed if root.kind in _CLAIMED or (root.kind == "schema" and root not in live)}
    objects |= {item.ref: item for item in live if item.root in claims}
    return Catalog(objects, live.edges, frozenset(claims))


def gone(live: Catalog, empty: Catalog) -> list[Ref]:
    """What an empty database of the platform has and `live` does not, sorted: no manifest can say so, unless it is part of something."""
    return sorted(
        item.ref for item in empty if item.ref not in live and item.root not in live and item.root.kind not in {*_CLAIMED, "schema"}
    )
