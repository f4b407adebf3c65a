"""What Postgres does below a table when something is done to it: columns, checks and keys that tables below have from it.

A partition has everything of the table above by the same name; a child has columns and checks. What is created, altered or
dropped above is so below by the same statement, so a plan compares with what is there after that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Check, ForeignKey
from growthos_cli.catalog.lineage import IndexPartition, Inheritance
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, without_identity
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.tied import FROM_ABOVE, NAMED, checks_above, inherited_name, is_inherited_alone, links, ties
from growthos_cli.planning.lineage.turns import comes_by_itself, is_merged, own_first, says_first
from growthos_cli.planning.lineage.unvalidated import Later, handed_at_first, let_go_below, not_yet_valid

_RECURSING = {
    "column": ("type", "collation", "not_null", "not_null_validated", "generated"),
    "check": ("validated", "enforced"),
    "foreign_key": ("validated", "enforced", "deferrable", "initially_deferred"),
}
"""Fields whose alteration above is one below."""

_OF_NOT_NULL = ("not_null", "not_null_name", "not_null_local", "not_null_validated", "not_null_no_inherit")


def going_along(live: Catalog, gone: set[Ref], first: set[Ref]) -> dict[Ref, Ref]:
    """What needs no drop of its own because something else takes it along: part -> that. A whole table's parts are left out.

    `first` are keys that go before any partition is detached.
    """
    found = {}
    for tie in ties(live):
        detached = tie.link in gone and Ref("table", tie.below.path[:2]) not in gone and tie.above not in first
        if tie.partition and tie.below in gone and tie.above in gone and not detached:
            found[tie.below] = tie.above
    for item in live.kind("index_partition"):
        if item.ref in gone:
            assert isinstance(item, IndexPartition)
            holders = (Ref("partition", (item.schema, item.table)), *item.below(), *item.above())
            if holder := next((each for each in holders if each in gone), None):
                found[item.ref] = holder
    return found


def unlike_parents(created: Iterable[Object], desired: Catalog, major: int, after: Later) -> dict[Ref, list[Change]]:
    """New table -> how its columns differ from what its parents hand down with the creation. `created` comes with its table."""
    found: dict[Ref, list[Change]] = defaultdict(list)
    parts = list(created)
    tied = {part.part_of for part in parts if isinstance(part, Inheritance)}
    for item in parts:
        if isinstance(item, Column) and item.local and item.part_of in tied:
            handed = from_parents(desired, item, major, after)
            if isinstance(handed, Column) and handed is not item:
                handed = replace(item, storage=item.storage or handed.storage, compression=handed.compression or item.compression)
            if handed != item:
                found[Ref("table", (item.schema, item.table))].append(Change(handed, item))
        elif isinstance(item, Column) and not item.local:
            handed = from_parents(desired, item, major, after)
            if isinstance(handed, Column) and handed.not_null and item.not_null:
                # Nobody can rename what is inherited, so that no other name is meant.
                handed = replace(handed, not_null_name=item.not_null_name)
            comes_later = isinstance(handed, Column) and not handed.not_null and is_inherited_alone(item) and _says_a_parent(item, desired)
            if isinstance(handed, Column) and ((item.not_null_local and item.not_null_validated) or comes_later):
                # Said within `create table`: a constraint that parents have as well gets no other name later. Or by a parent, later.
                said = {name: getattr(item, name) for name in _OF_NOT_NULL}
                handed = replace(handed, **said)
            if handed != item:
                found[Ref("table", (item.schema, item.table))].append(Change(handed, item))
    return found


def _says_a_parent(column: Column, desired: Catalog) -> bool:
    above = (desired.get(Ref(Column.kind, (*link.above.path, column.name))) for link in links(desired) if link.part_of == column.part_of)
    return any(isinstance(item, Column) and item.not_null for item in above)


def in_own_words(parts: Iterable[Object], desired: Catalog) -> list[Object]:
    """What comes with a new table, as it is said there: a column without a default would have its parents', and one of another compression
    is refused."""
    said = list(parts)
    tied = [part.above for part in said if isinstance(part, Inheritance)]
    if not tied:
        return said
    return [_beside(part, tied, desired) if isinstance(part, Column) and part.local else part for part in said]


def _beside(column: Column, parents: Iterable[Ref], desired: Catalog) -> Column:
    above = [item for table in parents if isinstance(item := desired.get(Ref(Column.kind, (*table.path, column.name))), Column)]
    bare = column.default is None and column.generated is None and column.identity is None
    if bare and any(item.default is not None for item in above):
        column = replace(column, default="NULL")
    return replace(column, compression=None) if any(item.compression for item in above) else column


def from_parents(catalog: Catalog, column: Column, major: int, after: Later) -> Object:
    """The column as its table's parents hand it down: as the first has it, and not null if one says so."""
    parents = [item for item in links(catalog) if (item.schema, item.table) == (column.schema, column.table)]
    found: list[Column] = []
    for item in sorted(parents, key=lambda item: getattr(item, "position", 0)):
        above = catalog.get(Ref("column", (item.parent_schema, item.parent, column.name)))
        if isinstance(above, Column):
            handed = _handed_down(handed_at_first(above, item.ref, after, catalog), column.ref, partition=False, named=major >= NAMED)
            assert isinstance(handed, Column)
            found.append(replace(handed, storage=above.storage))
    strict = next((handed for handed in found if handed.not_null), None)
    if not found or strict is None:
        return found[0] if found else column
    said = {name: getattr(strict, name) for name in _OF_NOT_NULL}
    return replace(found[0], **said)


def after_recursion(middle: Catalog, live: Catalog, desired: Catalog, gone: set[Ref], major: int) -> Catalog:
    """`middle`, which lacks what is `gone`, as it is when everything that happens above a table has happened below as well."""
    was = {item.ref for item in links(live)}
    found = {item.ref: item for item in (*_revealed(middle, live, gone), *not_yet_valid(middle), *let_go_below(middle, live))}
    for tie in ties(desired):
        fresh = tie.link not in was or tie.link in gone
        if tie.below.kind not in FROM_ABOVE or (fresh and not comes_by_itself(tie, middle)):
            continue
        above = desired.objects[tie.above]
        if is_merged(tie, middle, desired):
            if isinstance(there := middle.get(tie.below), Column) and isinstance(above, Column):
                found[tie.below] = _merged(there, above, desired.objects[tie.below], named=major >= NAMED)
        elif tie.above not in middle:
            # A child's check is an object only where it is the child's own, and that no parent makes it.
            if tie.below not in middle and (tie.partition or tie.below.kind != "check"):
                found[tie.below] = _handed_down(found.get(tie.above, above), tie.below, partition=tie.partition, named=major >= NAMED)
        elif tie.below in middle:
            now = middle.objects[tie.above]
            first = says_first(tie, middle, desired, major)
            names = [name for name in _RECURSING[tie.above.kind] if getattr(now, name) != getattr(above, name)]
            names = [name for name in names if not (first and name == "not_null")]
            if own_first(tie, middle, desired):
                names = [name for name in names if name != "not_null_validated"]
            if names:
                there = found.get(tie.below, middle.objects[tie.below])
                found[tie.below] = _moved_along(there, above, names, partition=tie.partition, named=major >= NAMED)
    return middle.plus(found.values()) if found else middle


def _revealed(middle: Catalog, live: Catalog, gone: set[Ref]) -> Iterator[Object]:
    """A child that loses its last parent keeps columns and checks, which are its own from then on."""
    loosened = [
        item
        for item in links(live)
        if isinstance(item, Inheritance) and item.ref in gone and Ref("table", (item.schema, item.table)) in middle
    ]
    if not loosened:
        return
    kept = {tie.below for tie in ties(live) if tie.link not in gone}
    # Postgres drops a check with a column that it is about.
    columns: dict[Ref, list[str]] = defaultdict(list)
    for a, b in live.edges:
        if (a.kind, b.kind) == ("check", "column"):
            columns[a].append(b.path[2])
    handed = checks_above(live, links(live))
    for item in loosened:
        for ref in live.objects:
            if ref in handed[item.above.path] or (ref.kind in ("column", "check") and ref.path[:2] == item.above.path):
                below = Ref(ref.kind, (item.schema, item.table, ref.path[2]))
                now, above = middle.get(below), live.objects[ref]
                if isinstance(now, Column) and (not now.local or now.not_null_local is not None) and below not in kept:
                    yield replace(now, local=True, not_null_local=None)
                goes = any(Ref("column", (item.schema, item.table, name)) in gone for name in columns.get(ref, ()))
                if isinstance(above, Check) and now is None and below not in live and not above.no_inherit and not goes:
                    yield replace(above, schema=item.schema, table=item.table)


def _handed_down(above: Object, below: Ref, *, partition: bool, named: bool) -> Object:
    schema, table, _ = below.path
    if isinstance(above, Column):
        return replace(
            without_identity(above),
            schema=schema,
            table=table,
            storage=None,
            statistics=None,
            options=(),
            not_null_name=inherited_name(above, below) if above.not_null and named else None,
            not_null_local=None,
            local=partition,
        )
    assert isinstance(above, Check | ForeignKey)
    return replace(above, schema=schema, table=table)


def _merged(there: Column, above: Column, becomes: Object, *, named: bool) -> Column:
    """A child's own column when its parent has got it, too, and hands down that it is not null."""
    alone = named and above.not_null and not there.not_null and isinstance(becomes, Column) and is_inherited_alone(becomes)
    return replace(there, not_null=True, not_null_name=inherited_name(above, there.ref), not_null_local=False) if alone else there


def _moved_along(there: Object, above: Object, names: list[str], *, partition: bool, named: bool) -> Object:
    changes = {name: getattr(above, name) for name in names}
    if isinstance(there, Column) and {"type", "collation"} & set(names):
        changes |= {"storage": None, "compression": None}  # the new type brings its own
    if isinstance(there, Column) and isinstance(above, Column) and "not_null" in names and above.not_null != there.not_null:
        if there.not_null and named and not partition and not is_inherited_alone(there):
            changes["not_null"] = True
        else:
            handed = _handed_down(above, there.ref, partition=True, named=named)
            assert isinstance(handed, Column)
            changes["not_null_name"] = handed.not_null_name
            changes["not_null_local"] = False if above.not_null and there.local and named and not partition else None
    return replace(there, **changes)
