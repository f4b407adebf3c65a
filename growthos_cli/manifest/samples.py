"""The keys `belongs_to` and `samples` of a table or bucket: what a proof has to know of its rows."""

from __future__ import annotations

from collections.abc import Mapping

from growthos_cli.intent import BelongsTo
from growthos_cli.manifest.constraints import expect_columns
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map, Scalar
from growthos_cli.manifest.scopes import check_placeholders
from growthos_cli.manifest.subject import Subject


def belongs_to_of(node: Map, what: str, draft: Draft) -> BelongsTo:
    """Whose a row is, as the map's key `belongs_to` says."""
    found = node.map("belongs_to")
    for key in ("person", "tenant"):
        check_placeholders(f"belongs_to.{key} of {what}", found.get(key), ("owner",), draft)
    return BelongsTo(found.optional("person"), found.optional("tenant"))


def samples_of(subject: Subject, draft: Draft) -> tuple[Mapping[str, str], ...]:
    """The rows to try: what the manifest says, else one row of which nothing is said."""
    if not isinstance(subject.node.get("samples"), List):
        return () if "samples" in subject.node else ({},)
    samples: list[Mapping[str, str]] = []
    what = f"a sample of {subject.label}"
    for item in subject.node.items("samples"):
        if isinstance(item, Map):
            expect_columns(draft, what, (subject.schema, subject.table), [column for column, _ in item.pairs()])
            for _, value in item.pairs():
                check_placeholders(what, value, ("person", "tenant"), draft)
            samples.append({column.text: value.text for column, value in item.pairs() if isinstance(value, Scalar)})
    return tuple(samples)
