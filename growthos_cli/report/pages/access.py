"""Who may do what to which rows: the matrix, the scopes it names, and the columns that are guarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from growthos_cli.access.branches import Access, granted, in_order
from growthos_cli.access.matrix import subject
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, Grant, Policy
from growthos_cli.flows.book import Book
from growthos_cli.intent import COMMANDS, EVERY_CLASS, Scope, TableAccess
from growthos_cli.report.pages.markdown import Block, code, codes, paragraph, spoken, table, text
from growthos_cli.report.pages.site import Site

BY_HAND = "policies-by-hand"
"""The anchor of the policies that a person wrote, on the page of the security model."""


def access_table(site: Site, here: str, access: Access) -> Block:
    """One row per role, one column per command: which rows."""
    matrix = site.book.matrix
    about = subject(access)
    yield from paragraph("**Access**")
    yield from table(
        ("role", *COMMANDS),
        ((code(role), *(site.scope(here, access, matrix.scope(role, about, command)) for command in COMMANDS)) for role in matrix.roles),
    )


def whole_matrix(site: Site, here: str, accesses: Iterable[Access]) -> Block:
    """Every table or bucket, each command that anybody has, and each role's scope; what is closed to all has one row."""
    matrix = site.book.matrix
    yield from table(("on", "command", *map(code, matrix.roles)), (row for access in accesses for row in _rows(site, here, access)))


def _rows(site: Site, here: str, access: Access) -> Iterator[tuple[str, ...]]:
    matrix, about = site.book.matrix, subject(access)
    name = site.table(here, about) if about.kind == "table" else site.link(here, about, code(about.path[0]))
    given = {cell.command for cell in granted(access)}
    for command in COMMANDS:
        if command in given:
            yield name, command, *(site.scope(here, access, matrix.scope(role, about, command)) for role in matrix.roles)
            name = ""
    if any(policy.permissive for policy in site.book.hand_written.get(about, ())):
        yield name, f"[by hand](#{BY_HAND})", *("" for _ in matrix.roles)
    elif not given:
        yield name, "any", *("–" for _ in matrix.roles)


def scope_table(site: Site, scopes: Iterable[Scope]) -> Block:
    """What the names of scopes mean."""
    yield from table(
        ("scope", "which rows", "classes of rows", "as SQL", "what a written row must satisfy", "needs the columns"),
        (
            (
                f'<a id="{site.anchor(scope)}"></a>{code(scope.name)}',
                text(scope.comment or ""),
                _covered(scope),
                code(scope.using),
                code(scope.check or ""),
                codes(scope.needs),
            )
            for scope in scopes
        ),
    )


def _covered(scope: Scope) -> str:
    """The classes of rows that a scope consists of, where somebody said so."""
    if scope.covers is None:
        return ""
    classes = "every" if scope.covers == (EVERY_CLASS,) else codes(scope.covers)
    return f"{classes}, if {code(scope.when)}" if scope.when else classes


def guard_table(book: Book, access: TableAccess) -> Block:
    """The columns that a caller's `select` does not read, and those that his `update` may not change freely."""
    if access.hidden:
        yield from paragraph(f"**Hidden columns**, which the server alone reads: {codes(access.hidden)}.")
    if access.guards:
        yield from paragraph("**Guarded columns**")
    yield from table(("columns", "changed by"), ((codes(columns), said) for said, columns in guarded(book, access).items()))


def guarded(book: Book, access: TableAccess) -> Mapping[str, list[str]]:
    """Who may change a column, as Markdown -> those columns."""
    found: dict[str, list[str]] = {}
    for guard in access.guards:
        who = spoken([code(role) for role in in_order(book.declared, guard.roles)]) or "nobody"
        found.setdefault(who, []).append(guard.column)
    return found


def policy_table(policies: Iterable[Policy]) -> Block:
    """Policies as a person wrote them."""
    yield from table(
        ("policy", "command", "to", "kind", "rows that are seen", "rows that may be written"),
        (
            (
                code(policy.name),
                policy.command,
                ", ".join(map(role, policy.roles)),
                "permissive" if policy.permissive else "restrictive",
                code(policy.using or ""),
                code(policy.check or ""),
            )
            for policy in policies
        ),
    )


def role(name: str) -> str:
    """A database role; PUBLIC is none."""
    return "PUBLIC" if name == PUBLIC else code(name)


def privileges(grants: Iterable[Grant]) -> Mapping[str, str]:
    """Grantee -> what it holds on a table and on its columns: `insert, select, update (a, b)`."""
    whole: dict[str, list[str]] = {}
    parts: dict[str, dict[str, list[str]]] = {}
    for grant in grants:
        if grant.on == "column":
            for privilege in grant.privileges:
                parts.setdefault(grant.grantee, {}).setdefault(privilege, []).append(grant.object[2])
        else:
            whole.setdefault(grant.grantee, []).extend(grant.privileges)
    return {
        grantee: ", ".join(
            (*whole.get(grantee, ()), *(f"{privilege} ({codes(columns)})" for privilege, columns in parts.get(grantee, {}).items()))
        )
        for grantee in sorted({*whole, *parts})
    }


def executors(book: Book, ref: Ref) -> str:
    """Who may call a function; triggers call theirs whatever is granted."""
    grantees = [role(grant.grantee) for grant in book.grants(ref)]
    return ", ".join(grantees) or ("its triggers alone" if ref in book.fired else "nobody but its owner")
