"""Which tables' changes are published, and to whom that is shown."""

from __future__ import annotations

from collections import defaultdict

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.replication import PublicationTable
from growthos_cli.report.pages.markdown import Block, bullets, code, heading, paragraph
from growthos_cli.report.pages.site import SECURITY, Site


def publication_section(site: Site) -> Block:
    tables: dict[str, list[str]] = defaultdict(list)
    for item in site.book.catalog.kind("publication_table"):
        if isinstance(item, PublicationTable):
            tables[item.publication].append(site.table(SECURITY, Ref("table", (item.schema, item.table))))
    if not tables:
        return
    yield from heading(2, "Published changes")
    if site.book.declared.project.platform == "supabase":
        yield from paragraph(
            "A listener hears of a new or changed row where row security lets him select it. Of a deleted row every listener hears the"
            " primary key: no policy can be asked about a row that is gone.",
        )
    yield from bullets(f"{code(publication)}: {', '.join(names)}." for publication, names in sorted(tables.items()))
