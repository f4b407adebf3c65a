"""What names columns by the places that they have: where these stand in another order, the same text reads others."""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.beside import RewriteRule
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.security import Policy
from growthos_cli.catalog.views import MaterializedView, View
from growthos_cli.names import qualified

_BY_PLACE = (View.kind, MaterializedView.kind, Function.kind, Policy.kind, RewriteRule.kind)


def all_places(catalog: Catalog) -> set[str]:
    """The tables of which anything says so, and what stands at which place."""
    return {place for kind in _BY_PLACE for item in catalog.kind(kind) for place in places(item)}


def is_named(table: Ref, named: Iterable[str]) -> bool:
    """Whether the table is one of these."""
    return any(place.startswith(f"{qualified(*table.path)}(") for place in named)


def places(item: Object | None) -> tuple[str, ...]:
    """The tables of which an object says so, and what stands at which place: `public.t(a, b)`."""
    return item.places if isinstance(item, View | MaterializedView | Function | Policy | RewriteRule) else ()
