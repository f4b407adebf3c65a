"""What access and the project grant: exactly the commands that somebody may run, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from growthos_cli.access.branches import database_role, granted
from growthos_cli.access.compiled import Compiled, marked
from growthos_cli.catalog.security import Grant
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import TableAccess


def grants(declared: Declared) -> Iterator[Compiled]:
    """One grant per grantee and object, united with what the catalog already gives there.

    A privilege on the table covers its columns and would make column grants void, so where a column is closed
    to everybody, `update` or `select` is granted on the other columns, one by one.
    """
    for access in declared.tables:
        held: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
        marks: dict[tuple[str, tuple[str, ...], str], Mark | None] = {}
        for on, path, grantee, privilege, mark in (*_of_project(declared, access), *_of_cells(declared, access)):
            held[on, path, grantee].add(privilege)
            marks.setdefault((on, path, grantee), mark)
        for (on, path, grantee), privileges in held.items():
            grant = Grant(on, path, grantee, tuple(sorted(privileges)))
            yield marked(_united(declared, grant), marks[on, path, grantee])


def closed_columns(access: TableAccess, command: str) -> Mapping[str, Mark | None]:
    """Columns that nobody reaches through the command, and where each is named."""
    if command == "select":
        return access.hidden
    return {guard.column: guard.mark for guard in access.guards if not guard.roles} if command == "update" else {}


_Gift = tuple[str, tuple[str, ...], str, str, Mark | None]
"""(kind of object, path, grantee, privilege, place)"""


def _of_project(declared: Declared, access: TableAccess) -> Iterator[_Gift]:
    for grantee, privileges in declared.project.grants.items():
        for privilege in privileges:
            yield "table", (access.schema, access.table), grantee, privilege, access.mark


def _of_cells(declared: Declared, access: TableAccess) -> Iterator[_Gift]:
    table = (access.schema, access.table)
    for cell in granted(access):
        grantee = database_role(declared, cell.role)
        if closed := closed_columns(access, cell.command):
            for column in access.columns:
                if column not in closed:
                    yield "column", (*table, column), grantee, cell.command, cell.mark
        else:
            yield "table", table, grantee, cell.command, cell.mark


def _united(declared: Declared, grant: Grant) -> Grant:
    found = declared.catalog.get(grant.ref)
    if not isinstance(found, Grant):
        return grant
    privileges = tuple(sorted({*found.privileges, *grant.privileges}))
    return Grant(grant.on, grant.object, grant.grantee, privileges, found.grantable)
