"""What Postgres will not carry over to a column's new type."""

from __future__ import annotations

from collections.abc import Collection

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.signatures import arguments
from growthos_cli.catalog.types import Domain

_REFUSES_RETYPING = frozenset({"policy", "trigger", "rule", "publication_table", "view", "materialized_view"})
"""What Postgres keeps a column's type for, besides functions with a body or a default that it has compiled."""
_COMPILED_OVER_A_TYPE = frozenset({"check", "foreign_key", "exclusion", "statistics"})
_ANY_TYPE = frozenset({"btree", "hash"})
"""Index methods that have operators for what any column may become."""


def stands_in_the_way(item: Object, remade: Collection[Ref], same_operators: bool) -> bool:
    """Whether what stands on a column goes before that is of another type; `remade` is what Postgres would make anew otherwise."""
    if isinstance(item, Function):
        return item.sql_body is not None or any(value is not None and ")." in value for _, value in arguments(item.arguments))
    if isinstance(item, Domain):
        return item.default is not None and ")." in item.default
    if item.kind in _REFUSES_RETYPING or item.ref in remade or (isinstance(item, Column) and item.generated is not None):
        return True
    if same_operators:
        return False
    if isinstance(item, Index):
        return item.method not in _ANY_TYPE or item.where is not None or any(mark in key for key in item.keys for mark in "( ")
    return item.kind in _COMPILED_OVER_A_TYPE
