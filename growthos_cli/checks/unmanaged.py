"""What is there, in schemas that manifests describe, and no manifest names.

Ramification: nobody reviews it, no other environment has it, and a rebuilt database will lack it.

Bad:
    create table public.tmp_users as select * from public.users;

Remedy:
    -- declare it in a manifest, or drop it: drop table public.tmp_users;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.ref import Object
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.diff import by_themselves, unmanaged
from growthos_cli.findings import Finding, Level

ID = "unmanaged"
LEVEL = Level.INFO

_LISTED = 20


def check(context: Context) -> Iterator[Finding]:
    """One finding per kind, at the first object of it."""
    by_kind: dict[str, list[Object]] = defaultdict(list)
    managed = {item.ref.path[0] for item in context.desired if item.kind in ("schema", "table", "function", "sequence")}
    for item in by_themselves(unmanaged(context.live, context.desired)):
        schema = getattr(item, "schema", None)
        if item.kind != "schema" and schema in (None, *managed):
            by_kind[item.kind].append(item)
    for kind, items in by_kind.items():
        more = len(items) - _LISTED
        are = "is" if len(items) == 1 else "are"
        yield Finding(
            ID,
            LEVEL,
            items[0].ref,
            f"{counted(len(items), kind)} {are} there that no manifest names",
            (*(str(item.ref) for item in items[:_LISTED]), *((f"and {more} more",) if more > 0 else ())),
        )
