"""Which roles of the cluster an object names. Knows fields, not kinds."""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.role import Role
from growthos_cli.catalog.security import PUBLIC

_FIELDS = frozenset({"role", "member", "user", "grantee", "grantor", "roles"})
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


def role_edges(catalog: Catalog) -> set[Edge]:
    """(object, role that it names), for the roles that are objects; what cannot go by itself names it for what it is part of."""
    made = {ref for ref in catalog.objects if ref.kind == Role.kind} if catalog.roles else set()
    if not made:
        return set()
    named = (
        (ref, Ref(Role.kind, (name,)))
        for item in catalog
        for name in roles_of(item)
        for ref in ((item.ref, item.part_of) if item.permanent else (item.ref,))
    )
    return {(ref, role) for ref, role in named if ref is not None and role in made}
