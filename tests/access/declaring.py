"""Builds what a manifest would have said, in the shape of its keys."""

from __future__ import annotations

from collections.abc import Mapping

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Table
from growthos_cli.catalog.security import RowSecurity
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import BucketAccess, Cell, Guard, Project, Scope, TableAccess, Tenant

Cells = Mapping[str, Mapping[str, str]]

PROJECT = Project(
    roles=("superadmin", "admin", "mentor", "student"),
    role_function=("public", "my_role"),
    tenant=Tenant("company_id", "company_id = public.my_company()", Mark("growthos.yaml", 7, 12)),
    grants={"service_role": ("select", "update")},
)
COMMON = {
    "all": "public.my_role() in ({roles})",
    "company": "company_id = (select public.my_company() where public.my_role() in ({roles}))",
    "own": "{owner} = auth.uid()",
    "published": "published",
    "any_row": "true",
}


def scope(name: str, using: str, check: str | None = None, needs: tuple[str, ...] = ()) -> Scope:
    return Scope(name, using, check, needs)


def cells(file: str, access: Cells) -> tuple[Cell, ...]:
    """Each command has a line of its own, from 10 on; each role a column."""
    return tuple(
        Cell(command, role, scope_name, Mark(file, 10 + line, 1 + column))
        for line, (command, by_role) in enumerate(access.items())
        for column, (role, scope_name) in enumerate(by_role.items())
    )


def table(
    name: str,
    columns: str,
    access: Cells | None = None,
    *,
    guards: Mapping[str, str] | None = None,
    hidden: str = "",
    owner: str | None = None,
    scopes: tuple[Scope, ...] = (),
    tenant: bool = True,
) -> TableAccess:
    file = f"{name}.yaml"
    return TableAccess(
        "public",
        name,
        tuple(columns.split()),
        cells(file, access or {}),
        tuple(Guard(column, tuple(roles.split()), Mark(file, 20 + n, 3)) for n, (column, roles) in enumerate((guards or {}).items())),
        {column: Mark(file, 30 + n, 3) for n, column in enumerate(hidden.split())},
        {item.name: item for item in scopes},
        owner,
        tenant,
        access is not None,
        Mark(file, 1, 1),
    )


def bucket(name: str, access: Cells, *, owner: str | None = None) -> BucketAccess:
    return BucketAccess(name, cells("buckets.yaml", access), {}, owner, Mark("buckets.yaml", 1, 1))


def declared(
    *tables: TableAccess,
    buckets: tuple[BucketAccess, ...] = (),
    scopes: tuple[Scope, ...] = (),
    objects: tuple[Object, ...] = (),
    project: Project = PROJECT,
    row_security: bool = True,
) -> Declared:
    ours: list[Object] = [Table(access.schema, access.table) for access in tables]
    if row_security:
        ours += [RowSecurity(access.schema, access.table) for access in tables]
    common = {name: Scope(name, using) for name, using in COMMON.items()} | {item.name: item for item in scopes}
    return Declared(Catalog.of([*ours, *objects]), {}, project, common, tables, buckets)
