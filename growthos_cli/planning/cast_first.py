"""Casts that have no function: what is cast by one does not depend on it in the catalogs. A hint for the order, never a need."""

from __future__ import annotations

from collections.abc import Collection

from growthos_cli.catalog.between import Cast
from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.types import Domain, DomainCheck
from growthos_cli.diff import Change


def cast_by(changes: Collection[Change]) -> set[Edge]:
    """(domain or check of one, cast that comes) where the expression names the type that is cast to.

    All else that has expressions comes after casts as it is; these come before, since a cast may be one of domains.
    """
    casts = [change.after for change in changes if isinstance(change.after, Cast) and change.after.function is None]
    if not casts:
        return set()
    expressions = [(item.ref, item.default or "") for change in changes if isinstance(item := change.after, Domain)]
    expressions += [(item.ref, item.expression) for change in changes if isinstance(item := change.after, DomainCheck)]
    return {(ref, cast.ref) for ref, text in expressions for cast in casts if f"::{cast.target}" in text}
