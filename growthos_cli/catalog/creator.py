"""Default privileges of whoever creates: who names no role means who runs it, and that is known only where it is run.

Until then the role is empty: `of_creator` makes it so, `acting` ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.made import Made, Part
from growthos_cli.catalog.ref import Object, Ref

if TYPE_CHECKING:
    # A comparison that finds nothing loads no kinds.
    from growthos_cli.catalog.security import DefaultPrivilege

CREATOR = ""
_KIND, _ROOT = "default_privilege", "default_privileges"


def acting(catalog: Catalog, role: str) -> Catalog:
    """The catalog where `role` is who creates."""
    return _renamed(catalog, CREATOR, role, lambda root: True)


def of_creator(catalog: Catalog, role: str, roots: Collection[Ref] | None = None) -> Catalog:
    """The catalog that `role` made, where it stands for whoever creates: in what has one of these roots, or in all of it."""
    return _renamed(catalog, role, CREATOR, (lambda root: True) if roots is None else roots.__contains__)


def named_by_nobody(claims: Collection[Ref]) -> frozenset[Ref]:
    """The roots among `claims` of whoever creates."""
    return frozenset(claim for claim in claims if claim.kind == _ROOT and claim.path[0] == CREATOR)


def _renamed(catalog: Catalog, was: str, becomes: str, among: Callable[[Ref], bool]) -> Catalog:
    """With what `was` gives by default as what `becomes` gives, where the root that it then has is `among` those that are meant."""

    def root(ref: Ref) -> Ref:
        return Ref(ref.kind, (becomes, *ref.path[1:]))

    def is_meant(ref: Ref) -> bool:
        # A root has no grantee.
        return ref.path[0] == was and among(Ref(_ROOT, (becomes, *ref.path[1:3])))

    found = cast("list[DefaultPrivilege]", catalog.kind(_KIND))
    meant = [item for item in found if is_meant(item.ref)]
    claims = {claim for claim in catalog.claims if claim.kind == _ROOT and is_meant(claim)}
    given = {ref for ref in catalog.given if ref.kind == _KIND and is_meant(ref)}
    if not (meant or claims or given):
        return catalog
    items = {item.ref: item for item in found if item not in meant}
    for item in meant:
        grantee = becomes if item.grantee == was else item.grantee
        becoming = replace(item, role=becomes, grantee=grantee)
        items[becoming.ref] = _together(becoming, items.get(becoming.ref))
    return replace(
        catalog,
        objects=_with_kind(catalog, list(items.values())),
        claims=(catalog.claims - claims) | {root(claim) for claim in claims},
        given=(catalog.given - given) | {root(ref) for ref in given},
    )


def _together(item: DefaultPrivilege, other: DefaultPrivilege | None) -> DefaultPrivilege:
    """What both say of the same grantee."""
    if other is None:
        return item
    words = ((getattr(item, name), getattr(other, name)) for name in ("privileges", "grantable", "withheld"))
    privileges, grantable, withheld = (tuple(sorted({*one, *more})) for one, more in words)
    return replace(item, privileges=privileges, grantable=grantable, withheld=withheld)


def _with_kind(catalog: Catalog, items: list[DefaultPrivilege]) -> Made | dict[Ref, Object]:
    if isinstance(catalog.objects, Made):
        return Made({**catalog.objects.parts, _KIND: Part.of(items)})
    others = {ref: item for ref, item in catalog.objects.items() if ref.kind != _KIND}
    return {**others, **{item.ref: item for item in items}}
