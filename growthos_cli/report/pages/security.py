"""The security model: roles, scopes, the whole matrix, and everything that holds it or goes past it."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.security import RowSecurity
from growthos_cli.flows.book import Book
from growthos_cli.intent import COMMANDS, NONE
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.counts import counted
from growthos_cli.report.pages.access import BY_HAND, executors, guarded, policy_table, scope_table, whole_matrix
from growthos_cli.report.pages.grants import grant_sections
from growthos_cli.report.pages.markdown import Block, code, codes, heading, paragraph, spoken, table, text
from growthos_cli.report.pages.publications import publication_section
from growthos_cli.report.pages.site import SECURITY, Site, title
from growthos_cli.report.pages.storage import storage_section
from growthos_cli.report.pages.waivers import waiver_section


def security_page(site: Site) -> Iterator[str]:
    name = text(site.book.declared.project.name)
    yield from site.head(SECURITY, f"{name}: security model")
    yield from _layers(site.book)
    yield from _roles(site.book)
    yield from _scopes(site)
    yield from _matrix(site)
    yield from _tenant(site)
    yield from _hidden(site)
    yield from _guards(site)
    yield from _hand_written(site)
    yield from _definers(site)
    yield from storage_section(site)
    yield from publication_section(site)
    yield from grant_sections(site)
    yield from waiver_section(site)


def _layers(book: Book) -> Block:
    yield from paragraph(
        "A statement passes three gates, in this order: a **grant** lets a database role run the command on the table or its columns;",
        "**row security** shows it, and lets it write, only rows for which a permissive policy is true and no restrictive one is false;",
        "**triggers and constraints** refuse what may not be written.",
    )
    switched = [item for item in book.catalog.kind("row_security") if isinstance(item, RowSecurity) and item.enabled]
    tables, policies = len(book.catalog.kind("table")), len(book.catalog.kind("policy"))
    yield from paragraph(f"Row security is on for {len(switched)} of {counted(tables, 'table')}; there are {counted(policies, 'policy')}.")


def _roles(book: Book) -> Block:
    project, matrix = book.declared.project, book.matrix
    yield from heading(2, "Roles")
    if not matrix.roles:
        yield from paragraph("No manifest states access by role: policies and grants are written by hand, and stand below as they are.")
        return
    if project.roles:
        names = spoken([code(role) for role in project.roles])
        told = f" {code(spelled(*project.role_function) + '()')} tells which one." if project.role_function else ""
        yield from paragraph(f"{names} are roles of the application. To Postgres each of their sessions is {code(project.caller)}.{told}")
    rows = []
    for role in matrix.roles:
        reached = [
            sum(matrix.scope(role, subject, command) != NONE for subject in matrix.subjects if subject.kind == "table")
            for command in COMMANDS
        ]
        is_ours = role in project.roles
        rows.append((code(role), "application" if is_ours else "database", code(project.caller if is_ours else role), *map(str, reached)))
    yield from paragraph("The numbers are tables in which the role has some rows to select, insert, update or delete.")
    yield from table(("role", "of the", "to Postgres", *COMMANDS), rows)


def _scopes(site: Site) -> Block:
    scopes = site.book.declared.scopes
    if not scopes:
        return
    yield from heading(2, "Scopes")
    yield from paragraph(
        "A scope is a named set of rows. In its SQL `{roles}` stands for the roles that were given the scope and `{owner}` for the table's"
        " owner column. A table can define a scope of its own under the same name; its section then tells what the name means there.",
    )
    yield from scope_table(site, scopes.values())
    for scope in scopes.values():
        if scope.bound:
            yield from paragraph(
                f"Whatever else a policy says, a restrictive one keeps readers with the scope {code(scope.name)} within its bound on every"
                f" table whose owner is never null; `{{others}}` are the roles that may read more of it: {code(scope.bound)}."
            )
    classes = site.book.declared.project.row_classes
    if classes:
        yield from paragraph(
            "A row is of the first class that it fits. `{caller}` is the caller's id, `{person}` and `{tenant}` are whose the row is."
        )
    yield from table(("class of rows", "as SQL"), ((code(each.name), code(each.predicate)) for each in classes))


def _matrix(site: Site) -> Block:
    book = site.book
    if not book.matrix.roles:
        return
    yield from heading(2, "Access matrix")
    yield from paragraph(
        "Which rows each role reaches by which command; a dash is none. A command that is not listed is nobody's.",
        "`growthos access matrix` prints the same by classes of rows." if book.declared.project.row_classes else "",
    )
    for area in site.table_pages:
        accesses = [book.access[ref] for ref in area.tables if ref in book.access]
        if accesses:
            yield from heading(3, text(title(book, area)))
        yield from whole_matrix(site, SECURITY, accesses)


def _tenant(site: Site) -> Block:
    book = site.book
    tenant = book.declared.project.tenant
    if tenant is None:
        return
    yield from heading(2, "Tenants")
    yield from paragraph(
        f"Every table with the column {code(tenant.column)} has a restrictive policy, so that no other policy can let a row of another"
        f" tenant through: {code(tenant.using)}.",
    )
    having = [ref for ref, access in sorted(book.access.items()) if tenant.column in access.columns]
    lacking = [ref for ref, access in sorted(book.access.items()) if tenant.column not in access.columns]
    for said, refs in (
        ("With the policy", [ref for ref in having if ref in book.kept_apart]),
        ("With the column and, by their manifest's word, without the policy", [ref for ref in having if ref not in book.kept_apart]),
        ("Without the column", lacking),
    ):
        if refs:
            yield from paragraph(f"{said}: {', '.join(site.table(SECURITY, ref) for ref in refs)}.")


def _hidden(site: Site) -> Block:
    rows = [(site.table(SECURITY, ref), codes(access.hidden)) for ref, access in sorted(site.book.access.items()) if access.hidden]
    if rows:
        yield from heading(2, "Hidden columns")
        yield from paragraph("Columns that callers may write where access lets them, and that only the server reads.")
    yield from table(("table", "columns"), rows)


def _guards(site: Site) -> Block:
    book = site.book
    rows = [
        (site.table(SECURITY, ref), codes(columns), said)
        for ref, access in sorted(book.access.items())
        for said, columns in guarded(book, access).items()
    ]
    if not rows:
        return
    yield from heading(2, "Guarded columns")
    yield from paragraph(
        "Columns that an `update` may not change freely although the row is open to it: a trigger refuses every role that is not named,",
        "and what is nobody's is left out of the grant. Server-side code and functions that run as their owner may change them all.",
    )
    yield from table(("table", "columns", "changed by"), rows)


def _hand_written(site: Site) -> Block:
    found = site.book.hand_written
    if not found:
        return
    yield from heading(2, "Policies written by hand", BY_HAND)
    for ref in sorted(found):
        yield from paragraph(f"On {site.table(SECURITY, ref)}:")
        yield from policy_table(found[ref])


def _definers(site: Site) -> Block:
    book = site.book
    functions = [function for function in book.functions if function.security == "definer"]
    if not functions:
        return
    # Those that somebody can call come first: they are what a review looks at.
    functions.sort(key=lambda function: (not book.grants(function.ref), function.ref))
    yield from heading(2, "Functions that run as their owner")
    yield from paragraph("Row security does not filter what these read and write; each must check its caller itself.")
    yield from table(
        ("function", "may be called by", "search path", "does"),
        (
            (site.function(SECURITY, function.ref), executors(book, function.ref), _search_path(function), text(book.comment(function.ref)))
            for function in functions
        ),
    )


def _search_path(function: Function) -> str:
    return code(dict(function.settings).get("search_path", "")) or "**not pinned**"
