"""The keys `schemas` and `extensions`."""

from __future__ import annotations

from growthos_cli.catalog.relations import Extension, Schema
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map
from growthos_cli.names import visible


def add_schemas(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("schemas"):
        if draft.is_platform(name.text):
            draft.report(name.mark, f"the schema {visible(name.text)} belongs to the platform and cannot be declared")
            continue
        schema = completed(Schema(name.text), entry)
        if draft.add(schema, name.mark, entry):
            draft.comment(schema.ref, entry)
            for privilege in ("usage", "create"):
                draft.grants(schema.ref, entry.scalars(privilege), privilege)
            draft.listed_grants(schema.ref, entry)
            add_attached(schema.ref, entry, draft)


def add_extensions(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("extensions"):
        extension = completed(Extension(name.text, entry.text("schema")), entry)
        if draft.add(extension, name.mark, entry):
            draft.comment(extension.ref, entry)
            if entry.text("schema"):
                draft.expect_schema(entry.mark_of("schema"), f"extension {visible(name.text)}", entry.text("schema"))
