"""The key `publications`: which tables a publication has; the publication itself is the platform's or somebody else's."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.rows import PublicationTable
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.paths import in_schema
from growthos_cli.names import visible


def add_publications(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("publications"):
        claim, what = Ref("publication", (name.text,)), f"publication {visible(name.text)}"
        if claim in draft.claims:
            draft.twice(name.mark, what, draft.claims[claim])
            continue
        draft.claims[claim] = draft.marks[claim, ""] = name.mark
        for item in entry.scalars("tables"):
            schema, table = in_schema(item.text)
            if draft.is_platform(schema):
                draft.report(item.mark, f"{what} cannot have the table {visible(item.text)}, which belongs to the platform")
                continue
            draft.expect(item.mark, what, "table", schema, table)
            draft.add(PublicationTable(name.text, schema, table), item.mark)
