"""What a statement does beyond its own object: what creation grants and who owns it, what a new owner takes over (ownership.py), what
a revoke takes along.

Supabase projects made before 2026-05-30 give the API roles everything on a new table, later ones give nothing, and a new
function is PUBLIC's on every Postgres. A plan therefore compares grants with what creation will have granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from growthos_cli.catalog.attached import Owner, Withheld
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import BUILT_IN, CLASSES, PUBLIC, RELATIONS, ROUTINES, DefaultPrivilege, Grant
from growthos_cli.diff import Change
from growthos_cli.planning.graph import reachable

_OF_COLUMNS = ("select", "insert", "update", "references")


def implied(created: Iterable[Object], live: Catalog, role: str, told: Container[Ref]) -> Iterator[Object]:
    """What exists right after `role` created these objects in a database like `live`: grants, what is withheld, and the owners
    among `told`.

    Database-wide default privileges and those of the schema add up (ALTER DEFAULT PRIVILEGES, reference page).
    """
    entries: dict[tuple[str, str], list[DefaultPrivilege]] = defaultdict(list)
    for item in live.kind("default_privilege"):
        if isinstance(item, DefaultPrivilege):
            entries[item.role, item.on].append(item)
    made = list(created)
    fresh = {item.ref for item in made if item.kind == "table"}
    for item in made:
        owner = Owner(item.kind, item.ref.path, role)
        if owner.ref in told:
            yield owner
        if item.kind in CLASSES:
            yield from _privileges(item.ref, entries[role, CLASSES[item.kind]], role)
        elif isinstance(item, Column) and item.identity:
            sequence = Ref("sequence", (item.schema, item.sequence_name))
            # It is made for whoever owns the table at that moment.
            held = live.get(Owner("table", (item.schema, item.table), "").ref) if item.part_of not in fresh else None
            owner_then = held.role if isinstance(held, Owner) else role
            yield from _privileges(sequence, entries[owner_then, "sequence"], owner_then, within=("column", *item.path()))


def _privileges(ref: Ref, entries: list[DefaultPrivilege], role: str, within: tuple[str, ...] = ()) -> Iterator[Object]:
    on, path = ref.kind, ref.path
    schemas = ("",) if on == "schema" else ("", path[0])
    privileges: dict[str, set[str]] = defaultdict(set)
    grantable: dict[str, set[str]] = defaultdict(set)
    withheld: dict[str, tuple[str, ...]] = {}
    if on in ROUTINES:
        privileges[PUBLIC].update(BUILT_IN["function"])
    for entry in entries:
        if entry.schema in schemas:
            privileges[entry.grantee].update(entry.privileges)
            grantable[entry.grantee].update(entry.grantable)
            if entry.withheld:
                withheld[entry.grantee] = entry.withheld
    for grantee, words in withheld.items():
        if grantee == PUBLIC and on in ROUTINES:
            if not any(entry.grantee == PUBLIC and entry.privileges for entry in entries if entry.schema in schemas):
                privileges[PUBLIC].difference_update(words)
        else:
            yield Withheld(on, path, "" if grantee == role else grantee, words, role, within=within)
    for grantee, held in privileges.items():
        if held and grantee != role:
            yield Grant(on, path, grantee, tuple(sorted(held)), tuple(sorted(grantable[grantee])), within=within)
        elif options := tuple(sorted(grantable[grantee])):
            yield Grant(on, path, grantee, options, options, own=True, within=within)


def without_revoked(live: Catalog, changes: Iterable[Change]) -> Catalog:
    """`live` as it is after the grants of `changes` are taken back: with a table's privilege goes the same one on its columns,
    and with an option what was passed on by it.

    Source: REVOKE, reference page ("the corresponding column privileges are automatically revoked", "dependent privileges").
    """
    columns: dict[tuple[tuple[str, ...], str, str], set[str]] = {}
    options: list[tuple[Grant, set[str]]] = []
    for change in changes:
        if isinstance(before := change.before, Grant):
            after = change.after if isinstance(change.after, Grant) else None
            if before.on in RELATIONS and not before.own:
                # A grant that goes is revoked as `all`, and that is all of each column.
                lost = set(before.privileges) - set(after.privileges) if after else {*before.privileges, *_OF_COLUMNS}
                columns[before.object, before.grantee, before.grantor] = lost
            if lost := set(before.grantable) - set(after.grantable if after else ()):
                options.append((before, lost))
        elif isinstance(taken := change.after, Withheld) and not taken.grantee:
            had = change.before.privileges if isinstance(change.before, Withheld) else ()
            columns[taken.object, taken.role, ""] = set(taken.privileges) - set(had)
    for item in list(live):
        if isinstance(item, Grant) and item.on == "column" and (gone := columns.get((item.object[:2], item.grantee, item.grantor))):
            live = _less(live, item, gone)
    while options:
        before, lost = options.pop()
        for item in list(live.kind("grant")):
            if isinstance(item, Grant) and item.grantor == before.grantee and _within(item, before) and lost & set(item.privileges):
                options.append((item, lost & set(item.grantable)))
                live = _less(live, item, lost)
    return live


def passing_on(catalog: Catalog) -> Iterator[Edge]:
    """(grant, grant by which its grantor holds what it passes on), also through others, which may stay and lose it all the same."""
    held: dict[tuple[tuple[str, ...], str], list[Grant]] = defaultdict(list)
    passed: list[Grant] = []
    for item in catalog.kind("grant"):
        assert isinstance(item, Grant)
        if item.grantable:
            held[(item.on, *item.object), item.grantee].append(item)
        if item.grantor:
            passed.append(item)
    edges: list[Edge] = []
    for item in passed:
        places = [(item.on, *item.object)] + ([(item.of or "table", *item.object[:2])] if item.on == "column" else [])
        edges += ((item.ref, holding.ref) for place in places for holding in held[place, item.grantor])
    for holding_ref in {holding for _, holding in edges}:
        yield from ((ref, holding_ref) for ref in reachable([holding_ref], edges) if ref != holding_ref)


def _less(catalog: Catalog, item: Grant, gone: set[str]) -> Catalog:
    left = tuple(word for word in item.privileges if word not in gone)
    options = tuple(word for word in item.grantable if word not in gone)
    return catalog.plus([replace(item, privileges=left, grantable=options)]) if left else catalog.without([item.ref])


def _within(item: Grant, wider: Grant) -> bool:
    holder = (item.of or "table", item.object[:2]) if item.on == "column" else None
    return (wider.on, wider.object) in ((item.on, item.object), holder)
