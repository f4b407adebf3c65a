"""The table reference: one page per area, one section per table."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import ReplicaIdentity
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.security import RowSecurity
from growthos_cli.flows.book import Area, Book
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.pages.access import access_table, guard_table, policy_table, privileges, role, scope_table
from growthos_cli.report.pages.columns import column_table, foreign_key_table, index_table, key_table
from growthos_cli.report.pages.diagrams import area_diagram
from growthos_cli.report.pages.markdown import Block, bullets, code, codes, heading, paragraph, table, text
from growthos_cli.report.pages.site import Address, Site, title


def table_page(site: Site, area: Area) -> Iterator[str]:
    """The page of an area's tables."""
    here, book = site.table_pages[area], site.book
    yield from site.head(here, f"{text(title(book, area))}: tables")
    functions = site.function_pages.get(area)
    if functions:
        yield from paragraph(f"The functions of this area are on [a page of their own]({site.path(here, Address(functions))}).")
    yield from bullets(f"{site.table(here, ref)}{_colon(text(book.comment(ref)))}" for ref in area.tables)
    yield from area_diagram(site, area)
    for ref in area.tables:
        yield from _section(site, here, ref)


def _section(site: Site, here: str, ref: Ref) -> Block:
    book = site.book
    yield from heading(2, text(spelled(*ref.path)), site.anchor(ref))
    yield from paragraph(text(book.comment(ref)))
    if ref not in book.catalog:
        yield from paragraph("The platform owns this table; the manifests add to it what follows.")
    yield from paragraph(*_facts(book, ref))
    yield from column_table(site, here, ref)
    yield from key_table(site, ref)
    yield from foreign_key_table(site, here, ref)
    yield from index_table(site, ref)
    yield from _triggers(site, here, ref)
    yield from _access(site, here, ref)
    yield from _rows(book, ref)


def _facts(book: Book, ref: Ref) -> Iterator[str]:
    """What is true of the table as a whole, a sentence each."""
    if ref in book.files:
        yield f"Declared in {code(book.files[ref])}."
    if ref not in book.catalog:
        return
    switch = book.catalog.get(Ref("row_security", ref.path))
    if not (isinstance(switch, RowSecurity) and switch.enabled):
        yield "**Row security is off**: whoever holds a grant reaches every row."
    else:
        yield "Row security is forced, for the owner too." if switch.forced else "Row security is on."
    access, tenant = book.access.get(ref), book.declared.project.tenant
    if access and access.owner:
        yield f"A row's owner is in {code(access.owner)}."
    if access and tenant and tenant.column in access.columns:
        yield (
            f"Tenants are kept apart by {code(tenant.column)}."
            if ref in book.kept_apart
            else "The project's tenant policy is not applied here."
        )
    identity = book.catalog.get(Ref("replica_identity", ref.path))
    if isinstance(identity, ReplicaIdentity):
        index = f" {code(identity.using_index)}" if identity.using_index else ""
        yield f"Its replica identity is {identity.mode}{index}."
    if ref in book.published:
        yield f"Changes are published in {codes(member.publication for member in book.published[ref])}."


def _triggers(site: Site, here: str, ref: Ref) -> Block:
    triggers = site.book.triggers.get(ref, [])
    if triggers:
        yield from paragraph("**Triggers**, in the order in which those of the same moment fire.")
    yield from table(
        ("trigger", "fires", "calls", "only when", "with", "state", "comment"),
        (
            (
                code(trigger.name),
                _moment(trigger),
                site.function(here, Ref("function", (trigger.function_schema, trigger.function, ""))),
                code(trigger.when or ""),
                _extras(trigger),
                "" if trigger.enabled == "origin" else trigger.enabled,
                text(site.book.comment(trigger.ref)),
            )
            for trigger in triggers
        ),
    )


def _moment(trigger: Trigger) -> str:
    """`before insert, update of a, b, for each row`."""
    events = (f"{event} of {codes(trigger.columns)}" if event == "update" and trigger.columns else event for event in trigger.events)
    return f"{trigger.timing} {', '.join(events)}, for each {trigger.for_each}"


def _extras(trigger: Trigger) -> str:
    told = [f"arguments {codes(trigger.arguments)}"] if trigger.arguments else []
    told += [f"old rows as {code(trigger.old_table)}"] if trigger.old_table else []
    told += [f"new rows as {code(trigger.new_table)}"] if trigger.new_table else []
    return ", ".join(told)


def _access(site: Site, here: str, ref: Ref) -> Block:
    book = site.book
    access = book.access.get(ref)
    if access and access.cells:
        yield from access_table(site, here, access)
    elif access and access.declared:
        yield from paragraph("No role has access.")
    if access:
        if access.scopes:
            yield from paragraph("**Scopes of this table alone**")
        yield from scope_table(site, access.scopes.values())
        yield from guard_table(book, access)
    policies = book.hand_written.get(ref, [])
    if policies:
        yield from paragraph("**Policies written by hand**")
    yield from policy_table(policies)
    held = privileges(book.grants(ref))
    if held:
        yield from paragraph("**Grants**")
    yield from bullets(f"{role(grantee)}: {told}" for grantee, told in held.items())


def _rows(book: Book, ref: Ref) -> Block:
    rows = book.rows.get(ref, [])
    if not rows:
        return
    keeping = "kept equal to the manifest" if any(row.values for row in rows) else "created where they are missing, and never touched again"
    yield from paragraph(f"**Reference rows**: {len(rows)}, {keeping}.")
    names = [name for name, _ in rows[0].at]
    yield from table(tuple(map(code, names)), (tuple(code(value or "null") for _, value in row.at) for row in rows))


def _colon(markdown: str) -> str:
    return f": {markdown}" if markdown else ""
