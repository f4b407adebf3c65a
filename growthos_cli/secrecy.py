"""What one side of a comparison keeps to itself, or leaves to the server.

A manifest or a snapshot has no password in it. Where a plan has to write an object again, the password is the live one's. And of an
extension neither the version nor its comment need be said: that is then whichever there is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.options import UNREADABLE, Secret, WithOptions, unknown_secret
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Extension
from growthos_cli.catalog.replication import Subscription
from growthos_cli.catalog.security import Comment


def informed(desired: Catalog, live: Catalog) -> Catalog:
    """`desired` with the secrets that only `live` knows, and the versions and comments of extensions that only `live` says."""
    items = (item for item in desired if unknown(item) or (isinstance(item, Extension) and item.version is None))
    told = [known for item in items if (held := live.get(item.ref)) and (known := _told_by(item, held)) is not item]
    comments = (Comment(Extension.kind, item.ref.path, "").ref for item in desired.kind(Extension.kind))
    told += [comment for ref in comments if ref not in desired and (comment := live.get(ref))]
    return desired.plus(told) if told else desired


def unknown(item: Object) -> tuple[str, ...]:
    """What of this object is a secret that is not known here: names of options, `connection`, or `options` for all of them."""
    if isinstance(item, WithOptions):
        pairs: tuple[tuple[str, str], ...] = getattr(item, "options")
        return tuple(name or "options" for name, value in pairs if name == UNREADABLE or unknown_secret(value))
    return ("connection",) if isinstance(item, Subscription) and unknown_secret(item.connection) else ()


def tells(item: Object) -> bool:
    """Whether a secret stands in this object and is known."""
    if isinstance(item, WithOptions):
        pairs: tuple[tuple[str, str], ...] = getattr(item, "options")
        return any(isinstance(value, Secret) and value.value is not None for _, value in pairs)
    return isinstance(item, Subscription) and not unknown(item)


def _told_by(item: Object, held: Object) -> Object:
    if isinstance(item, Extension) and isinstance(held, Extension):
        return replace(item, version=held.version) if held.version else item
    if isinstance(item, Subscription) and isinstance(held, Subscription):
        return item if unknown(held) else replace(item, connection=held.connection)
    pairs: tuple[tuple[str, str], ...] = getattr(item, "options")
    known = {name: value for name, value in getattr(held, "options") if isinstance(value, Secret) and not unknown_secret(value)}
    told = tuple((name, known.get(name, value) if unknown_secret(value) else value) for name, value in pairs)
    if all(value is wanted for (_, value), (_, wanted) in zip(told, pairs, strict=True)):
        return item
    changes: dict[str, Any] = {"options": told}
    return replace(item, **changes)
