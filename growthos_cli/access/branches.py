"""Permissions and their branches: which scope, given to which roles, makes a policy let a row through.

The value between intent and policies. Kept apart so that a denial can be explained branch by branch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from growthos_cli.access.placeholders import filled, placeholder_values
from growthos_cli.catalog.ref import Ref
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import COMMANDS, NONE, BucketAccess, Cell, Scope, TableAccess
from growthos_cli.names import literal

Access = TableAccess | BucketAccess

BUCKETS_TABLE = ("storage", "objects")
"""The table whose policies guard the files of all buckets."""


@dataclass(frozen=True)
class Branch:
    """One scope of a policy, the roles that were given it, and its predicates with the placeholders filled.

    `mark` is where the roles were given it, `defined` where the scope itself is written.
    """

    scope: str
    roles: tuple[str, ...]
    using: str
    check: str
    mark: Mark | None = None
    defined: Mark | None = None


@dataclass(frozen=True)
class Permission:
    """What one database role may do to one table's rows by one command: a policy, and why it lets rows through."""

    schema: str
    table: str
    name: str
    command: str
    database_role: str
    branches: tuple[Branch, ...]
    bucket: str | None = None

    @property
    def ref(self) -> Ref:
        return Ref("policy", (self.schema, self.table, self.name))

    @property
    def using(self) -> str | None:
        """Which rows the command may touch; None for insert, which touches none."""
        return None if self.command == "insert" else self._any([branch.using for branch in self.branches])

    @property
    def check(self) -> str | None:
        """What the written row must satisfy; None for commands that write none."""
        return self._any([branch.check for branch in self.branches]) if self.command in ("insert", "update") else None

    def _any(self, predicates: list[str]) -> str:
        several = " or ".join(map(parenthesized, predicates)) if len(predicates) > 1 else predicates[0]
        return several if self.bucket is None else f"bucket_id = {literal(self.bucket)} and {parenthesized(several)}"


def permissions(declared: Declared) -> Iterator[Permission]:
    """Every permission of every table, then of every bucket, in the order of the manifests.

    Total: scopes that nobody defined are passed over, placeholders without a value stay (problems.py names both).
    """
    caller = declared.project.caller
    for table in declared.tables:
        for command, grantee, branches in _cases(declared, table):
            name = f"{table.table}_{command}" + (f"_{grantee}" if grantee != caller else "")
            yield Permission(table.schema, table.table, name, command, grantee, branches)
    for bucket in declared.buckets:
        for command, grantee, branches in _cases(declared, bucket):
            name = f"{bucket.bucket} {command}" + (f" {grantee}" if grantee != caller else "")
            yield Permission(*BUCKETS_TABLE, name, command, grantee, branches, bucket.bucket)


def policy_branches(declared: Declared) -> dict[Ref, tuple[Branch, ...]]:
    """The branches of every policy that comes from access."""
    return {permission.ref: permission.branches for permission in permissions(declared)}


def database_role(declared: Declared, role: str) -> str:
    """Who an access matrix's role is to Postgres: application roles are all the caller, any other is itself."""
    return declared.project.caller if role in declared.project.roles else role


def in_order(declared: Declared, roles: Collection[str]) -> list[str]:
    """The roles in the project's order, then the others by name."""
    known = [role for role in declared.project.roles if role in roles]
    return known + sorted(set(roles) - set(known))


def scope_named(declared: Declared, access: Access, name: str) -> Scope | None:
    """The scope of that name: the table's own, else the common one."""
    return access.scopes.get(name) or declared.scopes.get(name)


def granted(access: Access) -> list[Cell]:
    """The cells that give something."""
    return [cell for cell in access.cells if cell.scope != NONE]


def parenthesized(predicate: str) -> str:
    # A line comment at the end of a predicate would swallow the parenthesis.
    return f"({predicate}\n)" if "--" in predicate else f"({predicate})"


def _cases(declared: Declared, access: Access) -> Iterator[tuple[str, str, tuple[Branch, ...]]]:
    """(command, database role, branches); a branch stands where the first of its roles stands in the project."""
    roles = in_order(declared, {cell.role for cell in granted(access)})
    for command in COMMANDS:
        by_grantee: dict[str, dict[str, list[Cell]]] = {}
        for cell in sorted(granted(access), key=lambda cell: roles.index(cell.role)):
            if cell.command == command and scope_named(declared, access, cell.scope):
                by_grantee.setdefault(database_role(declared, cell.role), {}).setdefault(cell.scope, []).append(cell)
        for grantee, by_scope in by_grantee.items():
            yield command, grantee, tuple(_branch(declared, access, cells) for cells in by_scope.values())


def _branch(declared: Declared, access: Access, cells: list[Cell]) -> Branch:
    scope = scope_named(declared, access, cells[0].scope)
    assert scope is not None
    roles = tuple(cell.role for cell in cells)
    values = placeholder_values(access, roles)
    using = filled(scope.using, values)
    check = using if scope.check is None else filled(scope.check, values)
    return Branch(scope.name, roles, using, check, cells[0].mark, scope.mark)
