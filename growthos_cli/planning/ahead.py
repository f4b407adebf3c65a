"""What must be committed before the rest of a plan: values of an enum that the rest uses.

Postgres refuses the use of a value in the transaction that adds it, because it could not take the value out of an index again
(ALTER TYPE, reference page; check_safe_enum_use() in enum.c).
"""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.in_place import added_labels
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.types import Enum
from growthos_cli.names import literal

_READ_ROWS = frozenset({"column", "materialized_view", "index", "check", "domain_check", "foreign_key"})
"""Kinds whose statements compute something from every row, which may come to a new value that no text names."""
_SILENT = frozenset({"comment", "grant", "owner"})


def used_early(live: Catalog, desired: Catalog, steps: Iterable[tuple[tuple[Ref, ...], str]]) -> set[Ref]:
    """The enums that get values which other steps, given as refs and SQL, may use.

    Too many do little harm: a value is there a moment before what needs it.
    """
    enums = [item for item in live if isinstance(item, Enum)]
    fresh = {item.ref: labels for item in enums if (labels := _fresh(item, desired.get(item.ref)))}
    if not fresh:
        return set()
    others = [(refs[0].kind, sql) for refs, sql in steps if refs[0] not in fresh and refs[0].kind not in _SILENT]
    return {ref for ref, labels in fresh.items() if any(_uses(kind, sql, ref, labels) for kind, sql in others)}


def _fresh(before: Enum, after: object) -> tuple[str, ...]:
    return added_labels(before.labels, after.labels) if isinstance(after, Enum) else ()


def _uses(kind: str, sql: str, ref: Ref, labels: tuple[str, ...]) -> bool:
    return (kind in _READ_ROWS and ref.path[-1] in sql) or any(literal(label) in sql for label in labels)
