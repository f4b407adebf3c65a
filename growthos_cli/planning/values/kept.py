"""Rows that a plan puts aside and puts back: of a table that is made anew, and of partitions whose bounds move.

Postgres has no statement by which a table becomes partitioned or another one's child, nor one that moves rows between
partitions. So they are copied into a temporary table before anything happens to theirs, and come back through the topmost
table, which gives each to its partition.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.lineage import Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.views import MaterializedView
from growthos_cli.names import quote
from growthos_cli.planning.graph import reachable
from growthos_cli.planning.values.conversions import Types, cast


@dataclass(frozen=True, slots=True)
class KeptRows(Object):
    """Dropping them puts the rows of a table aside in `holder`, creating them puts them into `target`. Of no catalog.

    `names` are the columns that both have, `aside` and `back` the expressions for them. `emptied` tables stay, without rows.
    `numbered` are columns of the target whose identity goes on after what was put back. With `fitting` only rows of which it is
    true come back: of a partition that goes, those that new ones take.
    """

    kind: ClassVar[str] = "kept_rows"
    rank: ClassVar[int] = 106
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    schema: str
    table: str
    target_schema: str
    target: str
    holder: str
    names: tuple[str, ...]
    aside: tuple[str, ...]
    back: tuple[str, ...]
    numbered: tuple[str, ...] = ()
    emptied: bool = False
    fitting: str | None = None


def kept_rows(live: Catalog, desired: Catalog, again: set[Ref], dropped: set[Ref], types: Types) -> list[KeptRows]:
    """What is put aside for a plan that drops `dropped` and makes `again` anew."""
    found: list[KeptRows] = []
    for table in live.kind("table"):
        target = _target(table, live, desired, again, dropped)
        if isinstance(table, Table) and isinstance(target, Table) and target.server is None:
            goes = table.ref in dropped and _top(live, table.ref) not in again
            pairs = _pairs(live, desired, table.path(), target.path())
            fitting = _fitting(live, desired, again, target.ref, {after.name for _, after in pairs}) if goes else None
            if pairs and (fitting or not goes):
                kept = _kept(table, target, pairs, types, f"growthos_rows_{len(found) + 1}")
                found.append(replace(kept, emptied=table.ref not in again | dropped, fitting=fitting))
    return found


def _target(table: Object, live: Catalog, desired: Catalog, again: set[Ref], dropped: set[Ref]) -> Object | None:
    """Where the rows of a live table are to go; None where they stay or go for good."""
    if not isinstance(table, Table) or table.partition_by is not None or table.server is not None:
        return None
    if table.ref in again:
        return desired.get(_top(desired, table.ref))
    if table.ref in dropped:
        above = _top(live, table.ref)
        if above in again:
            return desired.get(_top(desired, above))
        return desired.get(above) if above != table.ref and above not in dropped else None
    retied = [link for link in _links_above(live, table.ref) if link.ref in again]
    moves = any(is_default(link) or link != desired.get(link.ref) for link in retied)
    return desired.get(_top(desired, table.ref)) if moves else None


def _fitting(live: Catalog, desired: Catalog, again: set[Ref], top: Ref, names: set[str]) -> str | None:
    """What is true of the rows that the new partitions below `top` take, as far as `names` tell, the columns that are kept; None where
    there are none.

    A row that fits none of them has gone with its partition, as when the oldest month makes room for the next. Which rows a hash
    partition takes nobody knows but its own database; all of them together take every row.
    """
    tree = set(_below(desired, top))
    coming = [
        link
        for link in desired.kind("partition")
        if isinstance(link, Partition) and Ref("table", link.path()) in tree and (link.ref not in live or link.ref in again)
        # The rest that was there already has room for what fits nowhere, and never had these.
        if not is_default(link) or not is_default(live.get(link.ref))
    ]
    told = dict.fromkeys(filter(None, (_condition(desired, link) for link in coming)))
    others = [
        quote(ref.path[2]) for ref in desired.objects if ref.kind == Column.kind and ref.path[:2] == top.path and ref.path[2] not in names
    ]
    unknown = re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, others))})(?![\w$])") if others else None
    conditions = [f"({condition})" for condition in told if unknown is None or not unknown.search(condition)]
    return " or ".join(conditions) or None


def _condition(desired: Catalog, link: Partition) -> str | None:
    """What is true of the rows that a partition, or a whole hash of them, takes; None where nobody can tell."""
    if link.condition is not None and "satisfies_hash_partition" not in link.condition:
        return link.condition
    siblings = [other for other in desired.kind("partition") if isinstance(other, Partition) and other.above == link.above]
    moduli = [int(found[1]) if (found := _MODULUS.search(other.bounds)) else 0 for other in siblings]
    alone = len(siblings) == 1 and is_default(link)
    if not alone and (link.condition is None or 0 in moduli or sum(Fraction(1, modulus) for modulus in moduli) != 1):
        return None
    above = desired.get(Ref("partition", link.above.path))
    return _condition(desired, above) if isinstance(above, Partition) else "true"


_MODULUS = re.compile(r"modulus (\d+)")


def is_default(link: Object | None) -> bool:
    return isinstance(link, Partition) and link.bounds == "DEFAULT"


def _top(catalog: Catalog, table: Ref) -> Ref:
    return ([table] + [link.above for link in _links_above(catalog, table)])[-1]


def _links_above(catalog: Catalog, table: Ref) -> Iterator[Partition]:
    """What ties a partition to the table above, that to the one above it, and so on."""
    while isinstance(link := catalog.get(Ref("partition", table.path)), Partition):
        yield link
        table = link.above


def _pairs(live: Catalog, desired: Catalog, table: tuple[str, ...], target: tuple[str, ...]) -> list[tuple[Column, Column]]:
    """The columns of a table, each with that of the target which takes its values; what is generated there takes none."""
    found = []
    for column in live.kind("column"):
        if isinstance(column, Column) and column.ref.path[:2] == table:
            after = desired.get(Ref("column", (*target, column.name)))
            if isinstance(after, Column) and not after.generated:
                found.append((column, after))
    return found


def _kept(table: Table, target: Table, pairs: list[tuple[Column, Column]], types: Types, holder: str) -> KeptRows:
    aside, back = [], []
    for column, after in pairs:
        name = quote(column.name)
        # A type of the user's own may not be there meanwhile.
        held = "text" if "." in column.type else column.type
        value = name if held == column.type else f"{name}::text"
        if column.collation is not None or held != column.type:
            value += ' collate pg_catalog."default"'  # nor may a collation
        aside.append(value if value == name else f"{value} as {name}")
        back.append(name if held == after.type else cast(name, held, after.type, types))
    names = tuple(after.name for _, after in pairs)
    numbered = tuple(after.name for _, after in pairs if after.identity)
    path = (table.schema, table.name, target.schema, target.name)
    return KeptRows(*path, holder, names, tuple(aside), tuple(back), numbered)


def kept_edges(kept: list[KeptRows], live: Catalog, desired: Catalog, references: Collection[Edge]) -> tuple[set[Edge], set[Edge]]:
    """Edges of the live and of the desired side: rows leave before anything happens to their table, and come back when all that
    takes them in is there and nothing that listens is. `references` are live (key, link of a partition that it refers to)."""
    before: set[Edge] = set()
    after: set[Edge] = set()
    reading = list(_reading(desired)) if desired.kind(MaterializedView.kind) else []
    for rows in kept:
        before |= {(rows.ref, ref) for ref in live.objects if ref.path[:2] == (rows.schema, rows.table) and ref.kind in _OF_A_TABLE}
        before |= {(rows.ref, Ref("table", (rows.schema, rows.table)))}
        if rows.emptied:
            # Nothing may refer to rows that are taken away.
            link = Ref("partition", (rows.schema, rows.table))
            before |= {(key, rows.ref) for key, partition in references if partition == link}
        tree = set(_below(desired, Ref("table", (rows.target_schema, rows.target))))
        # What is filled by a query is filled with these rows as well.
        after |= {(reader, rows.ref) for reader in reachable(tree, reading) if reader.kind == MaterializedView.kind}
        for item in desired:
            table = Ref("table", item.ref.path[:2])
            referred = item.refers_to if isinstance(item, ForeignKey) else table
            if item.kind in ("partition", "table", "column") and table in tree:
                after.add((rows.ref, item.ref))
            elif (item.kind == "trigger" and table in tree) or (
                item.kind == "foreign_key" and tree & {table, referred} and Ref("partition", table.path) not in desired
            ):
                after.add((item.ref, rows.ref))
    return before, after


_OF_A_TABLE = frozenset({"column", "partition", "inheritance", "check", "policy"})


def _reading(catalog: Catalog) -> Iterator[Edge]:
    """(what reads, what is read), where a column is read from its table."""
    yield from catalog.edges
    yield from ((ref, Ref("table", ref.path[:2])) for ref in catalog.objects if ref.kind == "column")


def _below(catalog: Catalog, table: Ref) -> Iterator[Ref]:
    """The table and every partition under it."""
    yield table
    for link in catalog.kind("partition"):
        if isinstance(link, Partition) and link.above == table:
            yield from _below(catalog, Ref("table", (link.schema, link.table)))
