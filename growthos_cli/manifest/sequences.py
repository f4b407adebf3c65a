"""The key `sequences`."""

from __future__ import annotations

from growthos_cli.catalog.relations import Sequence, SequenceOwner
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.paths import column_path, in_schema
from growthos_cli.names import visible


def add_sequences(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("sequences"):
        _add_sequence(name, entry, draft)


def _add_sequence(name: Scalar, entry: Map, draft: Draft) -> None:
    schema, sequence_name = in_schema(name.text)
    what = f"sequence {visible(name.text)}"
    if draft.is_platform(schema):
        draft.report(name.mark, f"{what}: the schema {visible(schema)} belongs to the platform; choose another")
    draft.expect_schema(name.mark, what, schema)
    sequence = Sequence(
        schema,
        sequence_name,
        type=entry.text("type", "bigint"),
        start=entry.number("start"),
        increment=entry.number("increment"),
        minimum=entry.number("minimum"),
        maximum=entry.number("maximum"),
        cache=entry.number("cache"),
        cycle=entry.flag("cycle"),
    )
    if not draft.add(completed(sequence, entry), name.mark, entry):
        return
    draft.take_relation("sequence", schema, sequence_name, name.mark)
    draft.comment(sequence.ref, entry)
    draft.grants(sequence.ref, entry.scalars("usage"), "usage")
    draft.listed_grants(sequence.ref, entry)
    add_attached(sequence.ref, entry, draft)
    owner = entry.scalar("owned_by")
    if owner:
        table_schema, table, column = column_path(owner.text)
        draft.expect(owner.mark, what, "table", table_schema, table)
        draft.expect(owner.mark, what, "column", table_schema, table, column)
        draft.add(SequenceOwner(schema, sequence_name, table_schema, table, column), owner.mark)
