"""The key `publications`: what is published. A publication of the platform is there already; only its tables are said."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.replication import Publication, PublicationSchema, PublicationTable
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Node, Scalar
from growthos_cli.manifest.paths import in_schema
from growthos_cli.names import visible
from growthos_cli.platform import platform_named

_VERBS = ("insert", "update", "delete", "truncate")


def add_publications(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("publications"):
        claim, what = Ref("publication", (name.text,)), f"publication {visible(name.text)}"
        if claim in draft.claims:
            draft.twice(name.mark, what, draft.claims[claim])
            continue
        draft.claims[claim] = draft.marks[claim, ""] = name.mark
        if name.text not in platform_named(draft.project.platform).publications:
            _add_publication(name, entry, draft)
        for item in entry.items("tables"):
            _add_table(name.text, item, what, draft)
        for schema in entry.scalars("schemas"):
            draft.expect_schema(schema.mark, f"what {what} publishes", schema.text)
            draft.add(PublicationSchema(name.text, schema.text), schema.mark)


def _add_publication(name: Scalar, entry: Map, draft: Draft) -> None:
    verbs = {item.text for item in entry.scalars("publish")}
    published = tuple(verb for verb in _VERBS if verb in verbs) if "publish" in entry else _VERBS
    columns = entry.text("generated_columns", "none")
    publication = Publication(name.text, entry.flag("all_tables"), published, entry.flag("via_partition_root"), columns)
    if draft.add(publication, name.mark, entry):
        draft.comment(publication.ref, entry)
        add_attached(publication.ref, entry, draft)


def _add_table(publication: str, item: Node, what: str, draft: Draft) -> None:
    table_name = item.scalar("table") if isinstance(item, Map) else item
    if not isinstance(table_name, Scalar):
        return  # reported when it was read
    schema, table = in_schema(table_name.text)
    if draft.is_platform(schema):
        draft.report(table_name.mark, f"{what} cannot have the table {visible(table_name.text)}, which belongs to the platform")
        return
    draft.expect(table_name.mark, what, "table", schema, table)
    columns, where = None, None
    if isinstance(item, Map):
        if "columns" in item:
            columns = tuple(column.text for column in item.scalars("columns"))
            for column in item.scalars("columns"):
                draft.expect(column.mark, what, "column", schema, table, column.text)
        where = item.text("where") or None
    draft.add(PublicationTable(publication, schema, table, columns, where), item.mark, item if isinstance(item, Map) else None)
