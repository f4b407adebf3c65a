"""What a table has of itself although its parents have it too, and when that becomes theirs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from growthos_cli.catalog.by_place import all_places, is_named
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import Check, ForeignKey
from growthos_cli.catalog.lineage import Inheritance, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.tied import NAMED, Tie, checks_above, inherited_name, is_inherited_alone, links


def is_taken_over(change: Change, live: Catalog, desired: Catalog) -> bool:
    """True where a table is to have a check from its parents alone that it has of itself, or its parents in another order.

    No statement says so: such a table is made anew.
    """
    was, becomes = change.before, change.after
    if isinstance(was, Check) and becomes is None:
        above = _from_parents(desired, was.ref)
        return any(isinstance(item, Check) and not item.no_inherit for item in above) and not _lets_go(was, live, desired)
    if isinstance(change.item, Inheritance) and change.item.part_of and becomes is not None:
        before, after = ([link.above for link in _parents(side, change.item.part_of)] for side in (live, desired))
        stay = [parent for parent in before if parent in after]
        return bool(before) and after[: len(stay)] != stay
    return False


def left_to_parents(live: Catalog, desired: Catalog, tied: Iterable[Tie]) -> Iterator[Ref]:
    """Tables with a column, or a not-null constraint, that is to be from parents alone, where no parent that is there gives it.

    `tied` is what tables keep from those above. Such a table is made anew.
    """
    kept = {tie.below: live.objects[tie.above] for tie in tied if not tie.partition}
    for becomes in desired.kind("column") if desired.kind("inheritance") else ():
        was = live.get(becomes.ref)
        table = becomes.part_of
        by_itself = isinstance(becomes, Column) and becomes.local and not is_inherited_alone(becomes)
        if was is None and isinstance(becomes, Column) and not by_itself and table and table in live:
            # A new parent takes only a table that has its columns and constraints already, and they stay the table's own.
            links = [link for link in _parents(desired, table) if Ref("column", (*link.above.path, becomes.name)) in desired]
            if links and not any(link.ref in live for link in links):
                yield table
        if isinstance(was, Column) and isinstance(becomes, Column) and becomes.part_of:
            alone, was_alone = is_inherited_alone(becomes), is_inherited_alone(was)
            lost = (alone or not becomes.local) and becomes.ref not in kept
            shared = was.not_null and becomes.not_null and getattr(kept.get(becomes.ref), "not_null", False)
            # Postgres renames no constraint that is inherited, and takes none away that is the table's own as well.
            if lost or (shared and was.not_null_name != becomes.not_null_name) or (alone and was.not_null and not was_alone):
                yield becomes.part_of


def handed_down_late(live: Catalog, desired: Catalog, again: Collection[Ref], major: int) -> set[Edge]:
    """(check, tie by which a table that is there comes to have it) where the table is to have it from above alone.

    Postgres ties no table that lacks the check, and one that has it keeps it as its own: so the check comes after the tie. `again` are
    made anew, and have it from the beginning, unless they are tied afterwards.
    """
    staying = {table.ref for table in live.kind("table") if table.ref not in again}
    coming = [link for link in links(desired) if isinstance(link, Inheritance) and link.part_of in staying and link.ref not in live]
    afterwards = tied_afterwards(live, desired, again, major)
    coming += [link for link in links(desired) if isinstance(link, Inheritance) and link.ref in afterwards]
    if not coming:
        return set()
    found: set[Edge] = set()
    before = checks_above(live, (link for link in links(live) if link.ref in desired and link.part_of in staying))
    after = checks_above(desired, links(desired))
    for link in coming:
        given = {check.path[2] for check in before[link.schema, link.table]}
        for check in after[link.schema, link.table]:
            own = Ref("check", (link.schema, link.table, check.path[2]))
            fresh = own not in live or link.part_of not in staying
            if own not in desired and fresh and own.path[2] not in given:
                found.add((check, link.ref))
    return found


def late_checks(edges: set[Edge], live: Catalog, desired: Catalog, again: Collection[Ref], major: int) -> set[Edge]:
    """The edges of the desired side, with those checks after the ties."""
    late = handed_down_late(live, desired, again, major)
    return edges - {(link, check) for check, link in late} | late


def tied_afterwards(live: Catalog, desired: Catalog, again: Collection[Ref], major: int) -> set[Ref]:
    """Ties of new tables of which no `create table` says what they have, with everything of themselves: these can be tied later."""
    tied = [link for link in links(desired) if isinstance(link, Inheritance)]
    fresh = {link.part_of for link in tied if link.part_of and (link.part_of not in live or link.part_of in again)}
    later = {table for table, own in unsaid_by_creation(fresh, desired, major).items() if own}
    return {link.ref for link in tied if link.part_of in later}


def unsaid_by_creation(tables: Collection[Ref], desired: Catalog, major: int) -> dict[Ref, bool]:
    """Tables with columns that are generated of themselves and by their parents, too: until 15 no `create table` says both. And those that
    something names by their places, where the parents' do not stand first. Each with whether it has every column of itself."""
    held: dict[Ref | None, list[Column]] = defaultdict(list)
    for item in desired.kind(Column.kind) if tables else ():
        if isinstance(item, Column):
            held[item.part_of].append(item)
    parents: dict[Ref | None, list[Inheritance]] = defaultdict(list)
    for link in desired.kind(Inheritance.kind) if tables else ():
        if isinstance(link, Inheritance):
            parents[link.part_of].append(link)
    found: dict[Ref, bool] = {}
    for table in tables:
        mine = parents[table]
        generated = {column.name for link in mine for column in held[link.above] if column.generated is not None}
        own = [column.name for column in held[table] if column.local and column.generated is not None]
        both = major < GENERATED_BELOW_SINCE and not generated.isdisjoint(own)
        if mine and (both or _stands_otherwise(table, mine, held, desired)):
            found[table] = all(column.local and not is_inherited_alone(column) for column in held[table])
    return found


GENERATED_BELOW_SINCE = 16
"""Since when a column may be generated of itself and by a parent."""


def _stands_otherwise(table: Ref, tied: Iterable[Inheritance], held: Mapping[Ref | None, list[Column]], desired: Catalog) -> bool:
    """Whether `create table` with its parents would put columns that something names by places elsewhere."""
    above = [item.name for link in sorted(tied, key=lambda link: link.position) for item in sorted(held[link.above], key=_position)]
    handed = list(dict.fromkeys(above))
    if [column.name for column in sorted(held[table], key=_position)][: len(handed)] == handed:
        return False
    return is_named(table, all_places(desired))


def _position(column: Column) -> int:
    return column.position


def is_called_otherwise(change: Change, live: Catalog, desired: Catalog, major: int) -> Ref | None:
    """The tie of a partition whose column is not null, or whose key is, by another name than Postgres lets it have while it is attached."""
    was, becomes = change.before, change.after
    if isinstance(was, ForeignKey) and becomes is None:
        return _held_by_the_same_key(was, live, desired)
    if major < NAMED or not (isinstance(was, Column) and isinstance(becomes, Column) and becomes.not_null):
        return None
    link = live.get(Ref("partition", change.ref.path[:2]))
    if not isinstance(link, Partition) or link.ref not in desired:
        return None
    path = Ref("column", (*link.above.path, was.name))
    before, after = live.get(path), desired.get(path)
    if not isinstance(before, Column) or not isinstance(after, Column) or not after.not_null:
        return None
    given = was.not_null_name if was.not_null else inherited_name(after, was.ref)
    held = before.not_null or not was.not_null
    return link.ref if held and given != becomes.not_null_name else None


def said_by_both(change: Change, live: Catalog, desired: Catalog, major: int) -> Iterator[Ref]:
    """Ties of partitions with a column that is not null by its own word, and is to be so by that of the table above alone, which begins to
    say it: the partition's own would stay beside it."""
    was, becomes = change.before, change.after
    if major < NAMED or not (isinstance(was, Column) and isinstance(becomes, Column) and becomes.not_null and not was.not_null):
        return
    for link in live.kind("partition"):
        after, column = desired.get(link.ref), live.get(Ref(Column.kind, (*link.ref.path, was.name)))
        stays = isinstance(link, Partition) and isinstance(after, Partition) and link.above == after.above == was.part_of
        if stays and isinstance(column, Column) and column.not_null and was.name not in getattr(after, "not_null"):
            yield link.ref


def _held_by_the_same_key(key: ForeignKey, live: Catalog, desired: Catalog) -> Ref | None:
    """The tie of a partition that stays, where the table above keeps such a key: its copy goes only with it."""
    link = live.get(Ref("partition", key.ref.path[:2]))
    if not isinstance(link, Partition) or link.ref not in desired:
        return None
    schema, table = link.above.path
    above = (item for item in live.kind("foreign_key") if item.ref.path[:2] == link.above.path and item.ref in desired)
    return link.ref if any(replace(key, schema=schema, table=table, name=item.ref.path[2]) == item for item in above) else None


def _lets_go(check: Check, live: Catalog, desired: Catalog) -> bool:
    """True where the check can be dropped and comes back from a parent that gets it."""
    tied = {link.above for link in _parents(live, Ref("table", check.ref.path[:2]))}
    above = [link.above for link in _parents(desired, Ref("table", check.ref.path[:2]))]
    return tied.issuperset(above) and not any(_from_parents(live, check.ref))


def _parents(catalog: Catalog, table: Ref) -> list[Inheritance]:
    """The parents of a table, in their order; none of a partition."""
    found = [item for item in catalog.kind("inheritance") if isinstance(item, Inheritance) and item.part_of == table]
    return sorted(found, key=lambda item: item.position)


def _from_parents(catalog: Catalog, part: Ref) -> Iterator[Object]:
    """What the parents of a check's table have by its name, and those above them."""
    for link in _parents(catalog, Ref("table", part.path[:2])):
        above = Ref(part.kind, (*link.above.path, part.path[2]))
        if item := catalog.get(above):
            yield item
        yield from _from_parents(catalog, above)
