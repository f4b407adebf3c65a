"""Who may touch a table's rows, as far as grants say. Row security is the others' business."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, Grant, RowSecurity
from growthos_cli.checks.context import Context

_ROW_COMMANDS = frozenset({"select", "insert", "update", "delete", "truncate"})


def reach(context: Context, table: Ref) -> Mapping[str, tuple[str, ...]]:
    """Grantee -> commands that it may run on the table or some of its columns, both sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for grant in context.live_side.grants(table):
        if grant.grantee not in context.platform.bypassing:
            found[grant.grantee] |= _ROW_COMMANDS & set(grant.privileges)
    return {grantee: tuple(sorted(commands)) for grantee, commands in sorted(found.items()) if commands}


def described(reached: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """`anon may delete, select`, one line per grantee."""
    return tuple(f"{spoken(grantee)} may {', '.join(commands)}" for grantee, commands in reached.items())


def spoken(grantee: str) -> str:
    return "PUBLIC" if grantee == PUBLIC else grantee


def is_exposed(context: Context, schema: str) -> bool:
    """Whether callers of the API may look into the schema."""
    callers = {PUBLIC, context.project.caller, *context.platform.api_roles}
    held = (context.live.get(Ref("grant", ("schema", schema, caller))) for caller in callers)
    return any(isinstance(grant, Grant) and "usage" in grant.privileges for grant in held)


def filters_rows(item: object) -> bool:
    """Whether this is row security that is switched on."""
    return isinstance(item, RowSecurity) and item.enabled
