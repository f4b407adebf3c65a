"""What creating an object brings along: the grants of the creator's default privileges.

Supabase projects made before 2026-05-30 give the API roles everything on a new table, later ones give nothing, and a new
function is PUBLIC's on every Postgres. A plan therefore compares grants with what creation will have granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import DefaultPrivilege, Grant

_CLASSES = ("schema", "sequence", "table", "function")


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
            if entry.on == item.kind and entry.schema in schemas:
                privileges[entry.grantee].update(entry.privileges)
                grantable[entry.grantee].update(entry.grantable)
        for grantee, held in privileges.items():
            yield Grant(item.kind, item.ref.path, grantee, tuple(sorted(held)), tuple(sorted(grantable[grantee])))
