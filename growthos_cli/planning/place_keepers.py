"""Operators whose commutator or negator becomes a place that is kept: nothing makes one but an operator that comes and names it.

Source: OperatorShellMake(), OperatorUpd() in pg_operator.c; a drop takes the operator's name from those that name it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.operators import Operator
from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import Change
from growthos_cli.names import quote
from growthos_cli.planning.rules import keeps_a_place


def place_keepers(live: Catalog, desired: Catalog, changes: Iterable[Change], dropped: Collection[Ref]) -> Iterator[Ref]:
    """Those of the live side that stay, and name an operator that goes and leaves its place."""
    places = [
        change.after
        for change in changes
        if change.before is not None and isinstance(change.after, Operator) and keeps_a_place(change.after)
    ]
    for item in live.kind(Operator.kind) if places else ():
        becomes = desired.get(item.ref)
        if isinstance(becomes, Operator) and item.ref not in dropped and any(_names(becomes, place) for place in places):
            yield item.ref


def _names(item: Operator, place: Operator) -> bool:
    called = f"operator({quote(place.schema)}.{place.name})"
    turned = (place.right, place.left) == (item.left, item.right)
    return (item.commutator == called and turned) or (item.negator == called and (place.left, place.right) == (item.left, item.right))
