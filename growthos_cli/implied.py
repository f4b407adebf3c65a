"""What a statement does beyond its own object: grants that creation brings along, column grants that a revoke takes along.

Supabase projects made before 2026-05-30 give the API roles everything on a new table, later ones give nothing, and a new
function is PUBLIC's on every Postgres. A plan therefore compares grants with what creation will have granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import DefaultPrivilege, Grant
from growthos_cli.diff import Change

_CLASSES = {"schema": "schema", "sequence": "sequence", "table": "table", "function": "function", "aggregate": "function"}
_CLASSES |= {"view": "table", "materialized_view": "table"}
"""Kind -> the class whose default privileges it gets."""
_RELATIONS = ("table", "view", "materialized_view")


def implied_grants(created: Iterable[Object], live: Catalog, role: str) -> Iterator[Grant]:
    """The grants that exist right after `role` created these objects in a database like `live`.

    Database-wide entries and those of the schema add up (ALTER DEFAULT PRIVILEGES, reference page).
    """
    entries = [item for item in live if isinstance(item, DefaultPrivilege) and item.role == role]
    for item in created:
        if item.kind not in _CLASSES:
            continue
        schemas = ("",) if item.kind == "schema" else ("", item.ref.path[0])
        privileges: dict[str, set[str]] = defaultdict(set)
        grantable: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            if entry.on == _CLASSES[item.kind] and entry.schema in schemas:
                privileges[entry.grantee].update(entry.privileges)
                grantable[entry.grantee].update(entry.grantable)
        for grantee, held in privileges.items():
            yield Grant(item.kind, item.ref.path, grantee, tuple(sorted(held)), tuple(sorted(grantable[grantee])))


def without_revoked_columns(live: Catalog, changes: Iterable[Change]) -> Catalog:
    """`live` as it is after the table privileges of `changes` are revoked: the same privileges on columns go with them.

    Source: REVOKE, reference page ("the corresponding column privileges are automatically revoked").
    """
    lost: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for change in changes:
        if isinstance(change.before, Grant) and change.before.on in _RELATIONS:
            kept = change.after.privileges if isinstance(change.after, Grant) else ()
            lost[change.before.object, change.before.grantee] = set(change.before.privileges) - set(kept)
    for item in list(live):
        if isinstance(item, Grant) and item.on == "column" and (gone := lost.get((item.object[:2], item.grantee))):
            left = tuple(word for word in item.privileges if word not in gone)
            options = tuple(word for word in item.grantable if word not in gone)
            live = live.plus([replace(item, privileges=left, grantable=options)]) if left else live.without([item.ref])
    return live
