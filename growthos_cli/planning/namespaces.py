"""Which names an object occupies, and which created object takes a name that a dropped one frees.

A name belongs to a namespace of Postgres, not to a kind: a view cannot be created while a table, an index or a sequence of
its schema bears its name. Sources: the unique indexes of pg_class, pg_type, pg_proc, pg_constraint and pg_trigger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import PrimaryKey
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Extension
from growthos_cli.catalog.types import RangeType
from growthos_cli.diff import Change
from growthos_cli.planning.values.forms import multirange

Name = tuple[str, ...]

_NAMESPACES = {
    "table": ("relation", "type"),
    "view": ("relation", "type"),
    "materialized_view": ("relation", "type"),
    "composite_type": ("relation", "type"),
    "sequence": ("relation",),
    "enum": ("type",),
    "domain": ("type",),
    "range_type": ("type",),
    "base_type": ("type",),
    "shell_type": ("type",),
    "function": ("routine",),
    "aggregate": ("routine",),
}
"""Kind -> the namespaces of a schema that hold its whole path."""

_OF_A_TABLE = {
    "index": ("relation",),
    "primary_key": ("relation", "constraint"),
    "unique": ("relation", "constraint"),
    "exclusion": ("relation", "constraint"),
    "check": ("constraint",),
    "foreign_key": ("constraint",),
}
"""The same for kinds whose path names their table between schema and name."""


def occupied(item: Object) -> Iterator[Name]:
    """Every name that this object holds while it exists."""
    path = item.ref.path
    for namespace in _NAMESPACES.get(item.kind, ()):
        yield (namespace, *path)
    if item.kind == PrimaryKey.kind:
        yield ("primary key", *path[:2])  # a table has one
    if isinstance(item, RangeType):
        yield ("type", *multirange(item))
    for namespace in _OF_A_TABLE.get(item.kind, ()):
        yield (namespace, path[0], path[2]) if namespace == "relation" else (namespace, *path)
    if isinstance(item, Column) and item.identity:
        yield ("relation", item.schema, item.sequence_name)


def taken_over(created: Iterable[Object], gone: Iterable[Object]) -> set[Edge]:
    """(taker, holder) for every name that one of `created` bears and one of `gone` bore."""
    holders: dict[Name, list[Ref]] = defaultdict(list)
    for item in gone:
        for name in occupied(item):
            holders[name].append(item.ref)
    return {(item.ref, holder) for item in created for name in occupied(item) for holder in holders.get(name, ()) if holder != item.ref}


def taken_by_members(changes: Iterable[Change], gone: Iterable[Ref]) -> set[Edge]:
    """(extension, what goes) for every name that a member takes where its extension comes to a schema."""
    coming = [change.after for change in changes if isinstance(change.after, Extension)]
    taken = {(item.schema, name): item.ref for item in coming for name in item.members}
    return {(extension, ref) for ref in gone if ref.kind in _NAMESPACES and (extension := taken.get((ref.path[0], ref.path[1])))}


def left_by_members(changes: Collection[Change]) -> set[Edge]:
    """(what comes, extension) for every name that a member gives up where its extension moves to another schema."""
    moving = [change.before for change in changes if isinstance(change.before, Extension) and change.after is not None]
    left = {(item.schema, name): item.ref for item in moving for name in item.members}
    coming = (change.ref for change in changes if left and change.before is None and change.ref.kind in _NAMESPACES)
    return {(ref, extension) for ref in coming if (extension := left.get((ref.path[0], ref.path[1])))}


def left_by_numbers(changes: Collection[Change]) -> set[Edge]:
    """(what comes, column) for every name that the sequence of an identity gives up for another."""
    pairs = [(change.before, change.after) for change in changes]
    columns = [(was, becomes) for was, becomes in pairs if isinstance(was, Column) and isinstance(becomes, Column)]
    both = [(was, becomes) for was, becomes in columns if was.identity and becomes.identity and was.sequence_name != becomes.sequence_name]
    left: dict[Name, Ref] = {("relation", was.schema, was.sequence_name): was.ref for was, _ in both}
    coming = [change.after for change in changes if left and change.before is None and change.after is not None]
    return {(item.ref, column) for item in coming for name in occupied(item) if (column := left.get(name))}


def constraint_names(catalog: Catalog) -> set[tuple[str, str]]:
    """(schema, name) of every constraint with a name of its own. Postgres wants them to differ only within a table, but chooses none
    that another table of the schema has."""
    found = {(ref.path[0], ref.path[2]) for ref in catalog.objects if ref.kind in _CONSTRAINTS}
    return found | {(item.schema, item.not_null_name) for item in catalog if isinstance(item, Column) and item.not_null_name}


_CONSTRAINTS = frozenset({"primary_key", "unique", "check", "exclusion", "foreign_key"})
