"""`growthos.yaml`: the project, its roles and its environments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from growthos_cli.intent import EVERY_CLASS, NONE, Environment, Project, RowClass, Tenant
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map, Scalar
from growthos_cli.manifest.paths import in_schema
from growthos_cli.manifest.plain import add_plain
from growthos_cli.manifest.registry import ROLES
from growthos_cli.manifest.scopes import ROW_PLACEHOLDERS, check_placeholders
from growthos_cli.manifest.words import NAMED
from growthos_cli.names import visible

if TYPE_CHECKING:
    from growthos_cli.platform import Platform

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset({"public", "none"})
_SERVICE = re.compile(r"[\w.-]+")


def add_project(node: Map, draft: Draft) -> None:
    """The project of the draft. `node` is an empty map when there is no project file."""
    access = node.map("access")
    draft.has_access = "access" in node
    function = access.scalar("role_function")
    role_function = None
    if function and not function.is_null:
        role_function = in_schema(function.text)
        draft.expect(function.mark, "role_function of growthos.yaml", "function", *role_function)
    tenant = access.map("tenant")
    defaults = Project()
    draft.project = Project(
        name=node.text("project", defaults.name),
        platform=node.text("platform", defaults.platform),
        caller=access.text("caller", defaults.caller),
        roles=access.texts("roles"),
        role_function=role_function,
        tenant=Tenant(tenant.text("column"), tenant.text("using"), tenant.mark) if "tenant" in access else None,
        row_classes=tuple(_row_classes(access.map("row_classes"), draft)),
        grants={
            grantee.text: tuple(item.text for item in value.scalars())
            for grantee, value in access.map("grants").pairs()
            if isinstance(value, List)
        },
        database_roles=tuple(_named_roles(node)),
        environments={name.text: _environment(name, entry, draft) for name, entry in node.maps("environments")},
    )
    from growthos_cli.platform import platform_named

    platform = platform_named(draft.project.platform)
    draft.platform_schemas, draft.host_tables = platform.schemas, platform.host_tables
    _add_roles(node, draft, platform)


def _named_roles(node: Map) -> Iterator[str]:
    """Roles that are somebody else's to make."""
    yield from node.texts("database_roles")
    yield from (name.text for name, value in node.map("database_roles").pairs() if isinstance(value, Scalar) and value.text == NAMED)


def _add_roles(node: Map, draft: Draft, platform: Platform) -> None:
    """The roles that are made, changed or taken away."""
    made = [name for name, value in node.map("database_roles").pairs() if not (isinstance(value, Scalar) and value.text == NAMED)]
    if not made:
        return
    for name in made:
        draft.roles.add(name.text)
        if platform.owns_role(name.text):
            draft.report(name.mark, f"the role {visible(name.text)} comes with the platform and can only be `{NAMED}`")
        elif name.text in _RESERVED:
            draft.report(name.mark, f"no role can have the name {visible(name.text)}, which Postgres reserves; choose another")
    add_plain("database_roles", ROLES, node, draft)


def _row_classes(node: Map, draft: Draft) -> Iterator[RowClass]:
    for name, value in node.pairs():
        if name.text in (NONE, EVERY_CLASS):
            draft.report(name.mark, f"the row class {name.text} is always known; choose another name")
        elif isinstance(value, Scalar):
            check_placeholders(f"row class {visible(name.text)}", value, ROW_PLACEHOLDERS, draft)
            yield RowClass(name.text, value.text, name.mark)


def _environment(name: Scalar, entry: Map, draft: Draft) -> Environment:
    what = f"environment {visible(name.text)}"
    variable, service = entry.scalar("url_variable"), entry.scalar("service")
    if ("url_variable" in entry) == ("service" in entry):
        draft.report(name.mark, f"{what} needs either url_variable or service")
    # The value is not repeated in either message: it may be the connection string itself.
    if variable and not _VARIABLE.fullmatch(variable.text):
        draft.report(variable.mark, f"url_variable of {what} must be the name of an environment variable, never the connection string")
    if service and not _SERVICE.fullmatch(service.text):
        draft.report(service.mark, f"service of {what} must be the name of an entry of pg_service.conf, never the connection string")
    return Environment(name.text, entry.optional("url_variable"), entry.optional("service"), entry.flag("protected"))
