"""Columns that hold values of a type within other values, where Postgres changes the type in place only while no column does.

Source: find_composite_type_dependencies() and get_rels_with_domain() in the sources of PostgreSQL 15 to 18.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.in_place import attribute_steps
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.types import TYPES, CompositeType, Domain, DomainCheck
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.tied import below
from growthos_cli.planning.values.forms import is_made_of

Dependents = Mapping[Ref, Sequence[Ref]]


def in_the_way(live: Catalog, change: Change, dependents: Dependents) -> Iterator[Ref]:
    """The columns whose values must be kept as something else while this change is made."""
    row = new_row(change)
    if row is not None:
        yield from holding_rows(live, row, dependents)
    domain = _stricter(change)
    if domain is not None:
        yield from _holding(live, domain, dependents, nested=False)


def holding_rows(live: Catalog, row: Ref, dependents: Dependents) -> Iterator[Ref]:
    """Columns that hold rows of the table, or of one below it, or values of the composite type."""
    for each in below(live, row) if row.kind == Table.kind else (row,):
        yield from _holding(live, each, dependents, nested=True)


def settled_first(
    changes: Iterable[Change], again: Collection[Ref], rewritten: Iterable[Ref], desired: Catalog, edges: Collection[Edge]
) -> set[Edge]:
    """(what comes to hold values of something, what of that is changed in place only while nobody does): a column of a table whose rows
    they are, a check of a domain that they are of. `again` are made anew, `rewritten` have another type or collation meanwhile; `edges` are
    desired's."""
    checks = [item for ref in again if isinstance(item := desired.get(ref), DomainCheck)]
    columns: Mapping[Ref, list[Ref]] = defaultdict(list)
    for ref in (*rewritten, *(ref for ref in again if ref.kind == Column.kind)):
        columns[Ref(Table.kind, ref.path[:2])].append(ref)
    for change in changes:
        if isinstance(change.after, DomainCheck):
            checks.append(change.after)
        elif (row := new_row(change)) is not None:
            columns[row].append(change.ref)
    if not any(_holds_rows(a, b) for a, b in edges):
        columns = {row: changed for row, changed in columns.items() if row.kind != Table.kind}
    if not columns and not checks:
        return set()
    dependents: dict[Ref, list[Ref]] = defaultdict(list)
    for dependent, dependency in edges:
        dependents[dependency].append(dependent)
    found: set[Edge] = set()
    for row, changed in columns.items():
        found |= {(holder, column) for holder in holding_rows(desired, row, dependents) for column in changed}
    for check in checks:
        if (domain := _stricter(Change(None, check))) is not None:
            found |= {(column, check.ref) for column in _holding(desired, domain, dependents, nested=False)}
    return found


def _holds_rows(ref: Ref, other: Ref) -> bool:
    """Whether the one is made of rows of the other, a table."""
    return other.kind == Table.kind and (ref.kind in TYPES or (ref.kind == Column.kind and ref.path[:2] != other.path))


def new_row(change: Change) -> Ref | None:
    """The type or table whose rows are written anew, which Postgres refuses while a column holds some."""
    before, after = change.before, change.after
    if isinstance(before, CompositeType) and isinstance(after, CompositeType):
        steps = attribute_steps(before.attributes, after.attributes)
        return change.ref if steps and steps.retyped else None
    if isinstance(before, Table) and isinstance(after, Table):
        return change.ref if {"unlogged", "method"} & set(change.fields) else None
    if isinstance(before, Column) and isinstance(after, Column):
        other = {"type", "collation"} & set(change.fields) or ("generated" in change.fields and after.generated is not None)
        return before.part_of if other else None
    if isinstance(after, Column) and before is None:
        # A domain may have checks.
        filled = after.default is not None or after.generated is not None or after.identity is not None or "." in after.type
        return after.part_of if filled else None
    return None


def _stricter(change: Change) -> Ref | None:
    """The domain whose values are looked at once more."""
    before, after = change.before, change.after
    if isinstance(after, DomainCheck):
        return after.part_of if after.validated else None
    if isinstance(before, Domain) and isinstance(after, Domain):
        return change.ref if after.not_null and not before.not_null else None
    return None


def _holding(live: Catalog, ref: Ref, dependents: Dependents, *, nested: bool) -> Iterator[Ref]:
    """Columns that hold values of the type at `ref`; unless `nested`, only those that hold them within arrays or rows."""
    item = live.get(ref)
    for dependent in dependents.get(ref, ()) if item else ():
        assert item is not None
        other = live.get(dependent)
        if isinstance(other, Column) and other.generated is None and is_made_of(other.type, item):
            if nested or other.type.endswith("[]"):
                yield dependent
            if other.part_of:
                yield from _holding(live, other.part_of, dependents, nested=True)
        elif dependent.kind in TYPES:
            yield from _holding(live, dependent, dependents, nested=nested or dependent.kind != "domain")
