"""What can be wrong with access although every word of it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from growthos_cli.access.branches import Access, granted, scope_named
from growthos_cli.access.compiled import Compiled
from growthos_cli.access.grants import closed_columns
from growthos_cli.access.guards import grantees, role_guards
from growthos_cli.access.matrix import subject
from growthos_cli.access.placeholders import placeholder_values, unfilled
from growthos_cli.access.policies import has_row_security
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, Grant
from growthos_cli.declared import Declared
from growthos_cli.errors import Problem
from growthos_cli.intent import Scope, TableAccess
from growthos_cli.names import MAX_IDENTIFIER_BYTES, fits, suggestion


def problems(declared: Declared, compiled: Iterable[Compiled], result: Catalog) -> Iterator[Problem]:
    """Everything that keeps `compiled`, which makes up `result` together with what was declared, from doing what was asked for."""
    everything: tuple[Access, ...] = (*declared.tables, *declared.buckets)
    for access in everything:
        yield from _scope_problems(declared, access)
    for table in declared.tables:
        yield from _row_security_problems(declared, table)
        yield from _guard_problems(declared, table)
        yield from _closed_column_problems(declared, table, result)
    yield from _tenant_problems(declared)
    yield from _name_problems(declared, compiled)


def _scope_problems(declared: Declared, access: Access) -> Iterator[Problem]:
    seen: set[str] = set()
    for cell in granted(access):
        scope = scope_named(declared, access, cell.scope)
        if cell.scope in seen:
            continue
        seen.add(cell.scope)
        if scope is None:
            known = {*declared.scopes, *access.scopes}
            yield Problem(cell.mark, f"{subject(access)}: there is no scope {cell.scope}{suggestion(cell.scope, known)}")
            continue
        for name in unfilled(f"{scope.using} {scope.check or ''}", placeholder_values(access, ())):
            yield Problem(cell.mark, _without_value(access, scope, name))
        for column in scope.needs:
            if isinstance(access, TableAccess) and column not in access.columns:
                yield Problem(cell.mark, f"scope {scope.name} needs a column {column}, which {subject(access)} does not have")


def _without_value(access: Access, scope: Scope, placeholder: str) -> str:
    if placeholder == "bucket":
        return f"scope {scope.name} uses {{bucket}}, which only a bucket's access can fill; {subject(access)} needs another scope"
    what = "the column" if isinstance(access, TableAccess) else "the expression"
    return f"scope {scope.name} uses {{{placeholder}}}, but {subject(access)} has no key `{placeholder}`; add {what} it stands for"


def _row_security_problems(declared: Declared, access: TableAccess) -> Iterator[Problem]:
    given = granted(access)
    if given and not has_row_security(declared, access):
        why = "every row would be open; switch it on or take its access away"
        yield Problem(given[0].mark, f"{subject(access)} has access by role, but row security is off: {why}")


def _guard_problems(declared: Declared, access: TableAccess) -> Iterator[Problem]:
    if declared.project.role_function is None:
        for guard in role_guards(access):
            yield Problem(guard.mark, f"guard of {access.table}.{guard.column} names roles, but the project has no access.role_function")


def _closed_column_problems(declared: Declared, access: TableAccess, result: Catalog) -> Iterator[Problem]:
    """A column that nobody is to reach, and a grant that a person wrote and that reaches it."""
    table = (access.schema, access.table)
    for command, verb in (("select", "read"), ("update", "change")):
        for column, mark in closed_columns(access, command).items():
            for grantee in (*grantees(declared, access, command), PUBLIC):
                for on, path in (("table", table), ("column", (*table, column))):
                    found = result.get(Ref("grant", (on, *path, grantee)))
                    if isinstance(found, Grant) and command in found.privileges:
                        yield Problem(
                            mark,
                            f"nobody is to {verb} {access.table}.{column}, but grants give {grantee} {command} on the {on}; "
                            "take it out of the grants",
                        )


def _tenant_problems(declared: Declared) -> Iterator[Problem]:
    tenant = declared.project.tenant
    for name in unfilled(tenant.using, {}) if tenant else ():
        yield Problem(tenant.mark if tenant else None, f"access.tenant.using holds {{{name}}}, which only scopes may use")


def _name_problems(declared: Declared, compiled: Iterable[Compiled]) -> Iterator[Problem]:
    """Postgres cuts long names silently, and a name that is taken would replace what a person wrote."""
    seen: set[Ref] = set()
    for entry in compiled:
        item, mark = entry.item, entry.marks.get("")
        if isinstance(item, Grant):
            continue
        name = item.path()[-1] if item.kind != "function" else item.path()[1]
        if not fits(name):
            yield Problem(mark, f"access would make a {item.kind} named {name!r}, which is longer than {MAX_IDENTIFIER_BYTES} bytes")
        if item.ref in declared.catalog or item.ref in seen:
            yield Problem(mark, f"access makes {item.ref}, but a manifest declares one of that name; rename that one")
        seen.add(item.ref)
