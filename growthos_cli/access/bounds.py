"""Bounds: what holds for every row that a caller may see at all, whatever his permissions say.

A second lock, and a range that an index can serve where the branches of a permission, one of which suits each caller, are
nothing that an index could be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from growthos_cli.access.branches import Permission, permissions, scope_named
from growthos_cli.access.placeholders import filled, placeholder_values
from growthos_cli.catalog.constraints import PrimaryKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import TableAccess
from growthos_cli.names import literal


@dataclass(frozen=True)
class Bound:
    """What the rows satisfy that these roles see of a table, because their scope says so. `defined` is where it says so."""

    schema: str
    table: str
    scope: str
    database_role: str
    using: str
    mark: Mark | None = None
    defined: Mark | None = None

    @property
    def ref(self) -> Ref:
        return Ref("policy", (self.schema, self.table, self.name))

    @property
    def name(self) -> str:
        return f"{self.table}_{self.scope}"


def bounds(declared: Declared) -> Iterator[Bound]:
    """One for each scope with a bound and each table that gives it to somebody for `select`.

    None where the owner may be null, for such a row is in no range; and none where others than application roles may read,
    for nothing tells which of them a caller is.
    """
    accesses = {(access.schema, access.table): access for access in declared.tables}
    filled_in = set(_never_null(declared))
    for permission in permissions(declared):
        if permission.command != "select" or permission.bucket is not None:
            continue
        access = accesses[permission.schema, permission.table]
        readers = {role for branch in permission.branches for role in branch.roles}
        if (access.schema, access.table, access.owner) in filled_in and readers <= set(declared.project.roles):
            yield from _of(declared, access, permission)


def _of(declared: Declared, access: TableAccess, permission: Permission) -> Iterator[Bound]:
    for branch in permission.branches:
        scope = scope_named(declared, access, branch.scope)
        if scope is None or scope.bound is None:
            continue
        others = [role for other in permission.branches if other is not branch for role in other.roles]
        values = {**placeholder_values(access, branch.roles), "others": ", ".join(map(literal, others))}
        using = filled(scope.bound, values)
        yield Bound(access.schema, access.table, scope.name, permission.database_role, using, branch.mark, scope.mark)


def _never_null(declared: Declared) -> Iterator[tuple[str, str, str]]:
    """(schema, table, column) of every column that holds a value in each row."""
    for column in declared.catalog.kind("column"):
        if isinstance(column, Column) and column.not_null:
            yield column.schema, column.table, column.name
    for key in declared.catalog.kind("primary_key"):
        if isinstance(key, PrimaryKey):
            yield from ((key.schema, key.table, column) for column in key.columns)
