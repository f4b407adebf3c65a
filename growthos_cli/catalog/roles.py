"""Which roles of the cluster an object names. Knows fields, not kinds."""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import PUBLIC

_FIELDS = frozenset({"role", "user", "grantee", "grantor", "roles"})
"""Fields that are a role's name, or several."""


def roles_of(item: Object) -> set[str]:
    """The roles that must be there before the object can be."""
    found: set[str] = set()
    for name in _FIELDS & item.__dataclass_fields__.keys():
        value = getattr(item, name)
        found.update((value,) if isinstance(value, str) else value)
    return found - {PUBLIC, ""}


def all_roles(items: Iterable[Object]) -> set[str]:
    return {name for item in items for name in roles_of(item)}
