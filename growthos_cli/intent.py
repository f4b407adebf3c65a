"""What a person asked for before it becomes catalog objects: the project, scopes, and who may do what to which rows.

Read by manifest/, compiled by access/, printed by reports. Values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growthos_cli.errors import Mark

COMMANDS = ("select", "insert", "update", "delete")
NONE = "none"
"""The scope of no rows, always known."""


@dataclass(frozen=True)
class Scope:
    """A named set of rows. Predicates hold the placeholders {roles}, {owner} and {bucket}; `check` None means as `using`."""

    name: str
    using: str
    check: str | None = None
    needs: tuple[str, ...] = ()
    comment: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class Tenant:
    """The column that names a row's tenant, and the predicate of the restrictive policy of every table that has it."""

    column: str
    using: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Environment:
    """Where a connection string comes from; never the string itself."""

    name: str
    url_variable: str | None = None
    service: str | None = None
    protected: bool = False


@dataclass(frozen=True)
class Project:
    """`growthos.yaml`. `grants`: grantee -> privileges that every table gives."""

    name: str = "growthos"
    platform: str = "supabase"
    caller: str = "authenticated"
    roles: tuple[str, ...] = ()
    role_function: tuple[str, str] | None = None
    tenant: Tenant | None = None
    grants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    environments: Mapping[str, Environment] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One entry of an access matrix: a role's scope for one command."""

    command: str
    role: str
    scope: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Guard:
    """A column that only `roles` may change through `update`; nobody when empty."""

    column: str
    roles: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class TableAccess:
    """The access of one table as declared. `columns` are all columns of the table, in order."""

    schema: str
    table: str
    columns: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    guards: tuple[Guard, ...] = ()
    hidden: Mapping[str, Mark | None] = field(default_factory=dict)
    """Columns that nobody reads through `select`, and where each is named."""
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    owner: str | None = None
    tenant: bool = True
    declared: bool = True
    """False for a table without an `access` key: it still gets the tenant policy and the project's grants."""
    mark: Mark | None = None


@dataclass(frozen=True)
class BucketAccess:
    """The access of one bucket as declared; `owner` is an SQL expression over storage.objects."""

    bucket: str
    cells: tuple[Cell, ...] = ()
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    owner: str | None = None
    mark: Mark | None = None
