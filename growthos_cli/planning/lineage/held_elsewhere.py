"""Foreign tables below others: their values are on another server, and Postgres refuses an expression for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Table
from growthos_cli.planning.lineage.tied import Tie


def parted_for(columns: Collection[Ref], foreign: Iterable[Tie]) -> set[Ref]:
    """What makes way for columns that are retyped together: ties of foreign partitions, and foreign children themselves. Parted from its
    parents, a child's columns would become its own; made anew, it loses no rows."""
    return {tie.link if tie.partition else Ref(Table.kind, tie.below.path[:2]) for tie in foreign if tie.below in columns}


def to_foreign(ties: Iterable[Tie], catalog: Catalog) -> list[Tie]:
    """Those of what foreign tables have from others."""
    foreign = {table.ref for table in catalog.kind(Table.kind) if isinstance(table, Table) and table.server is not None}
    return [tie for tie in ties if Ref(Table.kind, tie.below.path[:2]) in foreign] if foreign else []
