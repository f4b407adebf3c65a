"""The keys `schemas` and `extensions`."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Extension, Schema
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.names import visible


def add_schemas(node: Map, draft: Draft) -> None:
    for name, value in node.map("schemas").pairs():
        if isinstance(value, Scalar) and draft.is_platform(name.text):
            draft.report(name.mark, f"the schema {visible(name.text)} belongs to the platform and cannot be declared")
        elif isinstance(value, Scalar):
            # A root that is ours although nothing of it is there: what a database has of it goes.
            ref = Ref("schema", (name.text,))
            draft.claims[ref] = draft.marks[ref, ""] = name.mark
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
