"""What database roles hold: on schemas, tables, sequences, and on what is created later."""

from __future__ import annotations

from collections import defaultdict

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import DefaultPrivilege, Grant
from growthos_cli.manifest.paths import spelled
from growthos_cli.platform import platform_named
from growthos_cli.report.pages.access import privileges, role
from growthos_cli.report.pages.markdown import Block, bullets, code, heading, paragraph, table
from growthos_cli.report.pages.site import SECURITY, Site


def grant_sections(site: Site) -> Block:
    book = site.book
    yield from heading(2, "Grants")
    yield from paragraph(
        "These and no others: what else is granted on what the manifests name is taken back.",
        "Who may call a function is told with the function.",
    )
    if "service_role" in platform_named(book.declared.project.platform).roles:
        yield from paragraph(
            "`service_role` is the platform's server-side role: row security does not filter it, and its grants are all that limits it."
        )
    yield from _tables(site)
    yield from _others(site)
    yield from _defaults(site)


def _tables(site: Site) -> Block:
    book = site.book
    held = {item.ref: privileges(book.grants(item.ref)) for item in book.catalog.kind("table")}
    grantees = sorted({grantee for by_grantee in held.values() for grantee in by_grantee})
    yield from table(
        ("table", *map(role, grantees)),
        (
            (site.table(SECURITY, ref), *(by_grantee.get(grantee, "–") for grantee in grantees))
            for ref, by_grantee in held.items()
            if grantees
        ),
    )


def _others(site: Site) -> Block:
    grants = (grant for grant in site.book.catalog.kind("grant") if isinstance(grant, Grant) and grant.on in ("schema", "sequence"))
    yield from bullets(
        f"{role(grant.grantee)} has {', '.join(grant.privileges)} on the {grant.on} {code(spelled(*grant.object))}." for grant in grants
    )


def _defaults(site: Site) -> Block:
    catalog = site.book.catalog
    claimed = {ref for ref in catalog.roots if ref.kind == "default_privileges"}
    if not claimed:
        return
    found: dict[Ref, list[str]] = defaultdict(list)
    for item in catalog.kind("default_privilege"):
        if isinstance(item, DefaultPrivilege):
            found[item.root].append(f"{role(item.grantee)} ({', '.join(item.privileges)})")
    yield from heading(3, "What new objects grant by themselves")
    yield from table(
        ("created by", "in", "each new", "is granted to"),
        (
            (role(owner) if owner else "whoever creates", code(schema) or "any schema", kind, ", ".join(found[ref]) or "nobody")
            for ref in sorted(claimed)
            for owner, schema, kind in (ref.path,)
        ),
    )
