"""Ordered changes -> steps: the statements of each, with what they lock and what they lose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.lineage import Inheritance
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, constraint_named
from growthos_cli.diff import Change
from growthos_cli.planning.catalog_tables import catalog_tables
from growthos_cli.planning.fold import Node
from growthos_cli.planning.hazards import hazards
from growthos_cli.planning.lineage.heirs import unsaid_by_creation
from growthos_cli.planning.lineage.inherited import in_own_words, unlike_parents
from growthos_cli.planning.lineage.tied import NAMED, handed_from
from growthos_cli.planning.namespaces import constraint_names
from growthos_cli.planning.rights.passwords import let_in
from growthos_cli.planning.rules import RULES
from growthos_cli.planning.stand_ins import stood_in_for
from growthos_cli.planning.statements import completed, create_table, numbering, statements, toasted
from growthos_cli.planning.steps import Step
from growthos_cli.planning.values.conversions import Types
from growthos_cli.planning.values.forms import types
from growthos_cli.planning.values.kept import KeptRows
from growthos_cli.planning.way import Way


def written(live: Catalog, desired: Catalog, nodes: list[Node], made: Way, major: int) -> Iterator[Step]:
    """Each when it is asked for."""
    known = types(live, desired)
    marked = catalog_tables(live, desired, nodes)
    nodes = marked.nodes
    yield from _altered(marked.first)
    unlike = unlike_parents((part for node in nodes for part in node.parts), desired, major, made.later)
    if major >= NAMED:
        # A partition that was detached keeps the name that Postgres would give the same constraint of the new table.
        # And Postgres gives none that another constraint of the schema has.
        taken = constraint_names(live) | constraint_names(desired)
        nodes = [_named(node) if node.change.ref in made.again or _is_taken(node, taken) else node for node in nodes]
    nodes = [replace(node, change=part) for node in nodes for part in let_in(node.change, major)]
    created = (node.change.ref for node in nodes if node.change.verb == "create") if unlike else ()
    coming = {ref for ref in created if ref.kind == Column.kind}
    handing = handed_from(desired) if coming else {}
    tied = {node.change.ref for node in nodes if any(isinstance(part, Inheritance) for part in node.parts)}
    unsaid = unsaid_by_creation(tied, desired, major)
    waiting: list[Change] = []
    for node in nodes:
        if node.parts and node.change.ref in unsaid:
            yield from _on_a_stand_in(node, desired, major, made)
        else:
            yield from _of_node(node, live, desired, made, known)
        coming.discard(node.change.ref)
        waiting += unlike.get(node.change.ref, ()) if node.change.verb == "create" else ()
        # Where a ring has opened the table above, a column is there when that one gets it.
        ready = [change for change in waiting if coming.isdisjoint(handing.get(change.ref, ()))]
        waiting = [change for change in waiting if change not in ready]
        for change in ready:
            yield from (Step(sql, (change.ref,), "create") for sql in statements(change, known))
    yield from _altered(marked.last)


def _altered(changes: Iterable[Change]) -> Iterator[Step]:
    for change in changes:
        yield from (Step(sql, (change.ref,), change.verb, lock=RULES[change.ref.kind].lock) for sql in statements(change))


def _is_taken(node: Node, taken: set[tuple[str, str]]) -> bool:
    becomes = [node.change.after] if not getattr(node.change.before, "not_null", False) else []
    named = ((part, constraint_named(part)) for part in (*node.parts, *becomes) if isinstance(part, Column))
    return any(now is not part and (now.schema, now.not_null_name) in taken for part, now in named)


def _named(node: Node) -> Node:
    """The creation of a table or a column, or of a not-null constraint, that names every one."""
    after = node.change.after
    change = replace(node.change, after=constraint_named(after)) if isinstance(after, Column) else node.change
    return replace(node, change=change, parts=tuple(constraint_named(part) if isinstance(part, Column) else part for part in node.parts))


def _on_a_stand_in(node: Node, desired: Catalog, major: int, made: Way) -> Iterator[Step]:
    refs = (node.change.ref, *(part.ref for part in node.parts))
    for sql in (*stood_in_for(node.change.item, node.parts, desired, major, made.later), *completed([node.change.item, *node.parts])):
        yield Step(sql, refs, "create")


def _of_node(node: Node, live: Catalog, desired: Catalog, made: Way, known: Types) -> Iterable[Step]:
    change = node.change
    if node.parts:
        refs = (change.ref, *(part.ref for part in node.parts))
        yield Step(create_table(change.item, in_own_words(node.parts, desired)), refs, "create")
        for sql in completed([change.item, *node.parts]):
            yield Step(sql, refs, "create")
        return
    # What was another type for a while is judged by what it was before.
    was_stripped = change.before is not None and change.before is made.stripped.get(change.ref)
    judged = replace(change, before=live.get(change.ref)) if was_stripped else change
    danger = hazards(judged, comes_back=desired.get(change.ref) if change.ref in made.again else None, types=known)
    lock = RULES[change.ref.kind].lock
    refs = (Ref("table", change.ref.path),) if change.ref.kind == KeptRows.kind else (change.ref,)
    for number, sql in enumerate(statements(change, known)):
        yield Step(sql, refs, change.verb, danger if number == 0 else (), lock)
    for sql in (*numbering(change, live, desired), *toasted(change, live, desired)):
        yield Step(sql, refs, change.verb)
