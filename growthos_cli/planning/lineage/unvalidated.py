"""What holds of the rows to come alone: a constraint of a parent that is not valid comes after the children that are to have it so.

A child that is created below such a parent has no rows yet, and so Postgres gives it a valid copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import Check
from growthos_cli.catalog.lineage import Inheritance
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, without_not_null
from growthos_cli.planning.lineage.tied import inherited_name, is_inherited_alone

Later = Mapping[Ref, set[Ref]]
"""A parent's check, or its column, and what is there before its constraint: links to children, and their columns."""


def later(middle: Catalog, desired: Catalog) -> Later:
    """`middle` lacks what is created."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for (link, check), valid in _copies(desired).items():
        if check not in middle and not valid:
            found[check].add(link)
    for child, below, said in _below_columns(desired):
        was = middle.get(said.ref)
        if not isinstance(was, Column) or not was.not_null:
            found[said.ref] |= {child, below.ref}
    return found


def in_order(edges: set[Edge], after: Later, desired: Catalog) -> set[Edge]:
    """The edges with those turned round that would have the children come last; what is validated below a constraint waits for it."""
    turned = {(constraint, first) for constraint, firsts in after.items() for first in firsts}
    validated = {pair for pair, valid in _copies(desired).items() if valid}
    return edges - {(b, a) for a, b in turned if a.kind == Check.kind} | turned | validated


def said_anew(live: Catalog, desired: Catalog, gone: set[Ref]) -> Iterator[Ref]:
    """Checks that stay, not valid, and are to come after a child that has them valid, or would have."""
    wanted = _copies(desired)
    was_valid = _copies(live) if wanted else {}
    for (link, check), valid in wanted.items():
        table = Ref("table", link.path[:2])
        fresh = table not in live or table in gone
        if not valid and live.get(check) == desired.objects[check] and (fresh or was_valid.get((link, check))):
            yield check


def not_yet_valid(middle: Catalog) -> Iterator[Object]:
    """Links without what is valid below a check that `middle` lacks."""
    links = [link for link in _inheritances(middle) if link.valid_checks]
    there = {(link, check.path[2]) for link, check in _copies(middle)} if links else set()
    for link in links:
        stays = tuple(name for name in link.valid_checks if (link.ref, name) in there)
        if stays != link.valid_checks:
            yield replace(link, valid_checks=stays)


def handed_at_first(above: Column, link: Ref, after: Later, desired: Catalog) -> Column:
    """The column as a child has it from its parent when it is created."""
    waits = not above.not_null_validated and any(link in after.get(said.ref, ()) for said in _saying(above, desired))
    return without_not_null(above) if waits else above


def said_once_more(live: Catalog, desired: Catalog, gone: set[Ref]) -> Iterator[Column]:
    """Columns of parents whose not-null constraint stays, not valid, and is to come after a child that has it valid, or would have:
    as they are without it."""
    for _, below, said in _below_columns(desired):
        was, above = live.get(below.ref), live.get(said.ref)
        fresh = was is None or below.part_of in gone
        valid = isinstance(was, Column) and was.not_null_validated and not below.not_null_validated and is_inherited_alone(was)
        stays = isinstance(above, Column) and above.not_null and not above.not_null_validated and above.ref not in gone
        if isinstance(above, Column) and stays and (fresh or valid):
            yield without_not_null(above)


def let_go_below(middle: Catalog, live: Catalog) -> Iterator[Object]:
    """Columns of children whose parents' constraint, which is all they have, is said once more."""
    for link in _inheritances(live):
        for below in middle.kind(Column.kind) if link.ref in middle else ():
            if isinstance(below, Column) and below.part_of == link.part_of and below.not_null and is_inherited_alone(below):
                said = _saying(below, live)
                bare = [item for above in said if isinstance(item := middle.get(above.ref), Column) and not item.not_null]
                if said and len(bare) == len(said) and not any(above.not_null_validated for above in said):
                    yield without_not_null(below)


def _below_columns(catalog: Catalog) -> Iterator[tuple[Ref, Column, Column]]:
    """(link, column of the child, column further above that says it): not-null constraints that are not valid, where a child has
    something else than it gets by coming later."""
    loose = [item for item in catalog.kind(Column.kind) if isinstance(item, Column) and item.not_null and not item.not_null_validated]
    for link in _inheritances(catalog) if loose else ():
        for above in loose:
            below = catalog.get(Ref(Column.kind, (link.schema, link.table, above.name))) if above.part_of == link.above else None
            if isinstance(below, Column) and below.not_null and not _comes_of_creation(above, below):
                yield from ((link.ref, below, said) for said in _saying(above, catalog))


def _saying(column: Column, catalog: Catalog) -> list[Column]:
    """Who says of themselves that it is not null: the column, or those further above from which alone it has that."""
    if not is_inherited_alone(column):
        return [column]
    links = (link for link in _inheritances(catalog) if link.part_of == column.part_of)
    above = (catalog.get(Ref(Column.kind, (*link.above.path, column.name))) for link in links)
    return [said for item in above if isinstance(item, Column) and item.not_null for said in _saying(item, catalog)]


def _comes_of_creation(above: Column, below: Column) -> bool:
    return below.not_null_validated and below.not_null_name == inherited_name(above, below.ref)


def _copies(catalog: Catalog) -> dict[tuple[Ref, Ref], bool]:
    """(link, check of a table further above that is not valid) -> whether it is valid in the child, which has none of its own."""
    checks = [item for item in catalog.kind(Check.kind) if isinstance(item, Check) and not (item.validated or item.no_inherit)]
    found: dict[tuple[Ref, Ref], bool] = {}
    children: dict[Ref, list[Inheritance]] = defaultdict(list)
    for link in _inheritances(catalog) if checks else ():
        children[link.above].append(link)
    for check in checks:
        todo = [(link, False) for link in children.get(Ref("table", (check.schema, check.table)), ())]
        while todo:
            link, valid = todo.pop()
            if Ref(Check.kind, (link.schema, link.table, check.name)) not in catalog:
                valid = valid or check.name in link.valid_checks
                found[link.ref, check.ref] = valid
                todo += [(below, valid) for below in children.get(Ref("table", (link.schema, link.table)), ())]
    return found


def _inheritances(catalog: Catalog) -> Iterable[Inheritance]:
    return (item for item in catalog.kind(Inheritance.kind) if isinstance(item, Inheritance))
