"""Triggers that look at whole rows before these are written: Postgres makes none for a table with generated columns, and yet lets such a
table get these afterwards.

Source: CreateTriggerFiringOn() in trigger.c.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.routines import Trigger

_WHOLE_ROW = re.compile(r"\bnew\.\*", re.IGNORECASE)


def generated_afterwards(desired: Catalog) -> set[Edge]:
    """(generated column, such a trigger of its table)."""
    looking: dict[tuple[str, ...], list[Ref]] = {}
    for item in desired.kind(Trigger.kind):
        if isinstance(item, Trigger) and item.when and item.timing == "before" and _WHOLE_ROW.search(item.when):
            looking.setdefault(item.ref.path[:2], []).append(item.ref)
    columns = (item for item in desired.kind(Column.kind) if isinstance(item, Column) and item.generated is not None) if looking else ()
    return {(column.ref, trigger) for column in columns for trigger in looking.get(column.ref.path[:2], ())}


def generated_too_early(live: Catalog, desired: Catalog, gone: Collection[Ref]) -> list[Ref]:
    """Generated columns that are there and stay, while such a trigger comes. `gone` go, for good or for a while."""
    edges = generated_afterwards(desired)
    early = {column for column, trigger in edges if column not in gone and (trigger not in live or trigger in gone)}
    return sorted(ref for ref in early if getattr(live.get(ref), "generated", None) is not None)
