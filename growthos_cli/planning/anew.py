"""What no statement alters although none of its own fields say so: tables, ties of partitions, keys and indexes that are made anew for
what happens beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from growthos_cli.catalog.attached import SecurityLabel, Withheld
from growthos_cli.catalog.beside import RewriteRule
from growthos_cli.catalog.by_place import all_places, is_named, places
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Check
from growthos_cli.catalog.lineage import IndexPartition, Partition
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import INDEXED, Column, Table
from growthos_cli.catalog.replication import PublicationTable
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.security import Attached, Comment, Grant
from growthos_cli.diff import Change
from growthos_cli.names import quote
from growthos_cli.planning.lineage.heirs import handed_down_late, is_called_otherwise, is_taken_over, left_to_parents, said_by_both
from growthos_cli.planning.lineage.lookalikes import lookalikes, twins
from growthos_cli.planning.lineage.persistence import in_rings
from growthos_cli.planning.lineage.referring import over_moving_rows
from growthos_cli.planning.lineage.tied import Tie, below, checks_above, incomplete, is_incomplete, links, ties
from growthos_cli.planning.lineage.turns import becomes_plain
from growthos_cli.planning.place_keepers import place_keepers
from growthos_cli.planning.rules import replaces
from growthos_cli.planning.values.kept import is_default


@dataclass(frozen=True)
class Sides:
    """Both sides, what differs between them, and what the live one's tables have from each other.

    `telling` are the changes that may concern what is there.
    """

    live: Catalog
    desired: Catalog
    changes: Mapping[Ref, Change]
    telling: Sequence[Change]
    dropped: Collection[Ref]
    ties: Collection[Tie]
    major: int


_PARTS = frozenset({"column", "primary_key", "unique", "check", "exclusion", "foreign_key", "index", "trigger", "policy"})
"""What tables have for themselves: it ties them to nothing that is there already, but for what it depends on."""


def comes_with_its_table(change: Change, live: Catalog) -> bool:
    """Whether it is part of a new table, and so nothing that is there has to make way for it."""
    return change.before is None and change.ref.kind in _PARTS and Ref("table", change.ref.path[:2]) not in live


def made_anew(sides: Sides) -> Iterator[Ref]:
    """Refs of the live side."""
    yield from _tables(sides)
    yield from _computed_otherwise(sides)
    yield from _of_other_columns(sides)
    yield from _named_by_place(sides)
    yield from _two_below(sides)
    yield from _lacked(sides)
    yield from _said_of_numbers(sides)
    yield from _of_other_options(sides)
    yield from place_keepers(sides.live, sides.desired, sides.changes.values(), sides.dropped)
    staying = ((ref, link) for ref, link in lookalikes(sides.desired) if ref in sides.live and ref not in sides.dropped)
    yield from (ref for ref, link in staying if link not in sides.live)
    # Rows that keys refer to may move from a partition that goes to one that comes.
    keys = (
        *over_moving_rows(sides.live, sides.desired, sides.dropped, sides.changes.keys()),
        *in_rings(sides.live, sides.changes.values()),
    )
    yield from (key for key in keys if key not in sides.dropped)
    # `create or replace function` forgets which extension the function goes with.
    for item in sides.live.kind("extension_dependency"):
        change = sides.changes.get(item.part_of) if item.part_of else None
        if change is not None and change.verb == "alter" and change.ref.kind == Function.kind and item.ref not in sides.dropped:
            yield item.ref
    # Rows of the default partition may belong to one that comes.
    coming = {change.after.above for change in sides.changes.values() if isinstance(change.after, Partition)}
    for link in sides.live.kind("partition"):
        if isinstance(link, Partition) and is_default(link) and link.above in coming and link.ref not in sides.dropped:
            yield link.ref


def indexes_left(sides: Sides, again: Collection[Ref]) -> Iterator[Ref]:
    """Indexes of partitioned tables from which one below is taken away by what is made anew `again`, or goes."""
    gone = {*sides.dropped, *again}
    for item in sides.live.kind("index_partition"):
        assert isinstance(item, IndexPartition)
        loose = {Ref("partition", (item.schema, item.table)), Ref("table", (item.schema, item.table))} & gone
        if not loose and not gone.isdisjoint((item.ref, *item.below())):
            yield from (ref for ref in item.above() if ref in sides.live and ref not in sides.dropped)


def _two_below(sides: Sides) -> Iterator[Ref]:
    """Children of children, and ties of partitions of partitions, while a column above is generated no longer: until 17 Postgres goes no
    deeper than one table, and refuses to leave the others."""
    plain = [Ref("table", change.ref.path[:2]) for change in sides.changes.values() if becomes_plain(change)]
    if not plain or sides.major >= _ALL_BELOW_SINCE:
        return
    tied = links(sides.live)
    second = {link.part_of for link in tied if link.above in plain}
    for link in tied:
        ref = link.ref if isinstance(link, Partition) else link.part_of
        if link.above in second and ref is not None and ref not in sides.dropped:
            yield ref


_ALL_BELOW_SINCE = 18


def losing_columns(sides: Sides, again: Collection[Ref]) -> Iterator[Ref]:
    """Tables that lose a column, or have lost one before, and get a rule that gives rows back: Postgres refuses it for those. `again` are
    made anew."""
    gone = {*sides.dropped, *again}
    given = [rule for rule in sides.desired.kind(RewriteRule.kind) if isinstance(rule, RewriteRule) and _gives_rows(rule)]
    tables = {Ref(Table.kind, (rule.schema, rule.table)) for rule in given if rule.ref in sides.changes or rule.ref in gone}
    for table in sorted(tables - gone):
        item = sides.live.get(table)
        there = [ref for ref in sides.live.objects if ref.kind == Column.kind and ref.path[:2] == table.path]
        if isinstance(item, Table) and (item.places > len(there) or not gone.isdisjoint(there)):
            yield table


def _gives_rows(rule: RewriteRule) -> bool:
    return rule.of == Table.kind and any("RETURNING" in command for command in rule.commands)


def _lacked(sides: Sides) -> Iterator[Ref]:
    """Incomplete indexes that a partition which comes is not to have, or is to have just as incomplete: Postgres would give it another.
    And those that look like each other."""
    alike = twins(sides.desired)
    staying = [ref for ref in sorted(alike.union(incomplete(sides.live))) if ref in sides.live and ref not in sides.dropped]
    if not staying:
        return
    given = {(tie.link, tie.above) for tie in ties(sides.desired) if not is_incomplete(sides.desired.objects[tie.below])}
    coming = [link for link in sides.desired.kind("partition") if isinstance(link, Partition) and link.ref not in sides.live]
    for index in staying:
        if any(link.above.path == index.path[:2] and (index in alike or (link.ref, index) not in given) for link in coming):
            yield index


def _tables(sides: Sides) -> Iterator[Ref]:
    """Tables whose columns become their parents' alone, or are another type's although they keep it; and ties of partitions."""
    live, desired, dropped = sides.live, sides.desired, sides.dropped
    loosened = {ref for ref in dropped if ref.kind == "inheritance"}
    for change in sides.telling:
        was, becomes = change.before, change.after
        if isinstance(was, Column) and isinstance(becomes, Column) and was.type != becomes.type and _keeps_its_type(sides, was):
            yield Ref("table", (was.schema, was.table))
        table = Ref("table", change.ref.path[:2])
        if table not in dropped and is_taken_over(change, live, desired):
            yield table
        if (tie := is_called_otherwise(change, live, desired, sides.major)) and tie not in dropped:
            yield tie
        yield from (tie for tie in said_by_both(change, live, desired, sides.major) if tie not in dropped)
        if isinstance(was, Column) and isinstance(becomes, Column) and was.local != becomes.local and was.part_of:
            above = [tie.link for tie in sides.ties if tie.below == was.ref]
            if was.local or not loosened.issuperset(above):
                yield was.part_of
    yield from left_to_parents(live, desired, [tie for tie in sides.ties if tie.link not in loosened])


def _of_other_options(sides: Sides) -> Iterator[Ref]:
    """Indexes and keys of partitioned tables with other storage parameters, which Postgres sets for theirs below alone."""
    for change in sides.changes.values():
        if change.ref.kind in INDEXED and "options" in change.fields:
            table = sides.live.get(Ref(Table.kind, change.ref.path[:2]))
            if isinstance(table, Table) and table.partition_by is not None:
                yield change.ref


def _said_of_numbers(sides: Sides) -> Iterator[Ref]:
    """What is said about the sequence of an identity that is given up: another sequence may take the name."""
    pairs = ((change.before, change.after) for change in sides.changes.values())
    columns = ((was, becomes) for was, becomes in pairs if isinstance(was, Column) and isinstance(becomes, Column))
    given_up = {(was.schema, was.sequence_name) for was, becomes in columns if was.identity and not becomes.identity}
    for kind in (Comment.kind, Grant.kind, Withheld.kind, SecurityLabel.kind) if given_up else ():
        for item in sides.live.kind(kind):
            assert isinstance(item, Attached)
            if item.on == "sequence" and item.object in given_up and item.ref not in sides.dropped:
                yield item.ref


def _computed_otherwise(sides: Sides) -> Iterator[Ref]:
    """Virtual columns with another expression, where Postgres would have to look at rows once more: those of tables with checks, and of
    members of publications, whose rows may be chosen by it."""
    virtual = (change for change in sides.telling if isinstance(change.after, Column) and change.after.virtual)
    changed = [change.ref for change in virtual if "generated" in change.fields and change.before is not None]
    if not changed:
        return
    handed = checks_above(sides.live, links(sides.live))
    looked_at = {item.ref.path[1:] for item in sides.live.kind(PublicationTable.kind)}
    looked_at |= {item.ref.path[:2] for item in sides.live.kind(Check.kind)}
    for column in changed:
        tables = {table.path for table in below(sides.live, Ref(Table.kind, column.path[:2]))}
        if any(handed[table] for table in tables) or not tables.isdisjoint(looked_at):
            yield column


def _of_other_columns(sides: Sides) -> Iterator[Ref]:
    """Tables that become or are no longer of a type, and change their columns with that: a type and its tables have the same ones."""
    for change in sides.changes.values():
        retyped = isinstance(change.item, Table) and "of_type" in change.fields
        if retyped and _columns(sides.live, change.ref) != _columns(sides.desired, change.ref):
            yield change.ref


def _named_by_place(sides: Sides) -> Iterator[Ref]:
    """Tables whose columns something names by the places that they have, and that no statement brings to these places."""
    named = {place for change in sides.changes.values() for place in places(change.after)}
    for table in sides.desired.kind(Table.kind) if named else ():
        seen = is_named(table.ref, named)
        if seen and table.ref in sides.live and table.ref not in sides.dropped and not _come_to_their_places(sides, table.ref, ()):
            yield table.ref


def out_of_place(sides: Sides, again: Collection[Ref]) -> list[Ref]:
    """Tables of which columns are made anew `again`, and would stand elsewhere than something says that names them by their places."""
    moved = {Ref(Table.kind, ref.path[:2]) for ref in again if ref.kind == Column.kind}.difference(again, sides.dropped)
    named = all_places(sides.desired) if moved else set()
    staying = (table for table in sorted(moved) if table in sides.desired and is_named(table, named))
    return [table for table in staying if not _come_to_their_places(sides, table, again)]


def handed_late(sides: Sides, again: Collection[Ref]) -> list[Ref]:
    """Checks that come after ties, where such a check is there already. `again` are made anew."""
    late = {check for check, _ in handed_down_late(sides.live, sides.desired, again, sides.major)}
    return sorted(check for check in late.difference(again, sides.dropped) if check in sides.live)


def _come_to_their_places(sides: Sides, table: Ref, again: Collection[Ref]) -> bool:
    """Whether columns that stay are in the order that is desired, and those that come stand behind them."""
    there, wanted = ([name for name, _ in _columns(side, table)] for side in (sides.live, sides.desired))
    back = {change.ref.path[2] for change in sides.changes.values() if change.ref.kind == Column.kind and replaces(change, sides.major)}
    back |= {ref.path[2] for ref in again if ref.kind == Column.kind and ref.path[:2] == table.path}
    staying = [name for name in there if name in wanted and name not in back]
    return wanted[: len(staying)] == staying


def _keeps_its_type(sides: Sides, column: Column) -> bool:
    """True also for what a table has from two parents: a statement on one of them retypes no column of the other."""
    return _is_key(sides.live, column) or len({tie.above for tie in sides.ties if tie.below == column.ref}) > 1


def _is_key(live: Catalog, column: Column) -> bool:
    """True for what the rows of a partitioned table are told apart by; Postgres keeps its type."""
    table = live.get(Ref("table", (column.schema, column.table)))
    key = table.partition_by if isinstance(table, Table) else None
    return key is not None and re.search(rf"(?<![\w$]){re.escape(quote(column.name))}(?![\w$])", key) is not None


def _columns(catalog: Catalog, table: Ref) -> tuple[tuple[str, str], ...]:
    """Names and types of a table's columns, in their order."""
    found = (item for item in catalog.kind("column") if isinstance(item, Column) and item.ref.path[:2] == table.path)
    return tuple((item.name, item.type) for item in sorted(found, key=lambda item: item.position))
