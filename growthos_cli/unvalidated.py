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
from growthos_cli.tied import inherited_name

Later = Mapping[Ref, set[Ref]]
"""A parent's check, or its column, and what is there before its constraint: links to children, and their columns."""


def later(middle: Catalog, desired: Catalog) -> Later:
    """`middle` lacks what is created."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for (link, check), valid in _copies(desired).items():
        if check not in middle and not valid:
            found[check].add(link)
    for child in _inheritances(desired):
        for above in desired.kind("column"):
            if isinstance(above, Column) and above.part_of == child.above and above.not_null and not above.not_null_validated:
                below, was = desired.get(Ref(Column.kind, (child.schema, child.table, above.name))), middle.get(above.ref)
                fresh = not isinstance(was, Column) or not was.not_null
                if fresh and isinstance(below, Column) and below.not_null and not _comes_of_creation(above, below):
                    found[above.ref] |= {child.ref, below.ref}
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
        if not valid and live.get(check) == desired.objects[check] and was_valid.get((link, check), link not in live or link in gone):
            yield check


def not_yet_valid(middle: Catalog) -> Iterator[Object]:
    """Links without what is valid below a check that `middle` lacks."""
    links = [link for link in _inheritances(middle) if link.valid_checks]
    there = {(link, check.path[2]) for link, check in _copies(middle)} if links else set()
    for link in links:
        stays = tuple(name for name in link.valid_checks if (link.ref, name) in there)
        if stays != link.valid_checks:
            yield replace(link, valid_checks=stays)


def handed_at_first(above: Column, link: Ref, after: Later) -> Column:
    """The column as a child has it from its parent when it is created."""
    return without_not_null(above) if link in after.get(above.ref, ()) else above


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
