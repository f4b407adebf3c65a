"""Permissions -> policies, and the restrictive ones: tenants kept apart, and the bounds of scopes."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.access.bounds import bounds
from growthos_cli.access.branches import permissions
from growthos_cli.access.compiled import Compiled, marked
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Policy, RowSecurity
from growthos_cli.declared import Declared
from growthos_cli.intent import TableAccess


def policies(declared: Declared) -> Iterator[Compiled]:
    """One permissive policy per permission.

    One, because Postgres evaluates every permissive policy of a command for every row.
    """
    for permission in permissions(declared):
        policy = Policy(
            permission.schema,
            permission.table,
            permission.name,
            permission.command,
            (permission.database_role,),
            permission.using,
            permission.check,
        )
        mark = permission.branches[0].mark
        yield marked(policy, mark, using=mark, check=mark)


def tenant_policies(declared: Declared) -> Iterator[Compiled]:
    """One restrictive policy for every table that has the tenant column: no permissive one can let a row of another tenant through."""
    project, tenant = declared.project, declared.project.tenant
    if tenant is None:
        return
    for access in declared.tables:
        if access.tenant and tenant.column in access.columns and has_row_security(declared, access):
            using = tenant.using.strip()
            policy = Policy(access.schema, access.table, f"{access.table}_tenant", "all", (project.caller,), using, using, permissive=False)
            yield marked(policy, access.mark, using=tenant.mark, check=tenant.mark)


def bound_policies(declared: Declared) -> Iterator[Compiled]:
    """One restrictive policy for every bound: a permissive one can let through only what lies within."""
    for bound in bounds(declared):
        policy = Policy(bound.schema, bound.table, bound.name, "select", (bound.database_role,), bound.using, None, permissive=False)
        yield marked(policy, bound.mark, using=bound.defined)


def has_row_security(declared: Declared, access: TableAccess) -> bool:
    """False where a manifest switched row security off: a policy would be there and protect nothing."""
    found = declared.catalog.get(Ref("row_security", (access.schema, access.table)))
    return isinstance(found, RowSecurity) and found.enabled
