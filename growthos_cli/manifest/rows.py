"""The key `rows` of a table: reference rows, as Postgres's text of every value."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.rows import Row
from growthos_cli.errors import Mark
from growthos_cli.manifest.constraints import expect_columns
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.subject import Subject
from growthos_cli.manifest.values import array_text, json_text
from growthos_cli.names import visible

Pair = tuple[str, str | None]


def add_rows(subject: Subject, draft: Draft) -> None:
    node = subject.node.map("rows")
    key = node.texts("key")
    if not key:
        return
    expect_columns(draft, f"the key of rows of {subject.label}", (subject.schema, subject.table), node.scalars("key"))
    seen: dict[Ref, Mark] = {}
    for item in node.items("values"):
        row = _row(subject, item, key, node.flag("once"), draft) if isinstance(item, Map) else None
        if row is None or not isinstance(item, Map):
            continue
        if row.ref in seen:
            shared = ", ".join(f"{visible(name)} {visible(str(text))}" for name, text in row.at)
            draft.report(item.mark, f"two rows of {subject.label} have {shared}; the first is at {seen[row.ref]}")
            continue
        seen[row.ref] = item.mark
        draft.add(row, item.mark, None, {name.text: value.mark for name, value in item.pairs()})


def _row(subject: Subject, item: Map, key: tuple[str, ...], once: bool, draft: Draft) -> Row | None:
    """The row of this map; None when its key is incomplete, which is reported."""
    columns = [name for name, _ in item.pairs()]
    expect_columns(draft, f"a row of {subject.label}", (subject.schema, subject.table), columns)
    missing = [name for name in key if name not in item]
    if missing:
        draft.report(item.mark, f"this row of {subject.label} lacks {', '.join(map(visible, missing))}, by which rows are known apart")
        return None
    values = {name.text: _text(value, name, subject, draft) for name, value in item.pairs()}
    others = tuple((name, text) for name, text in values.items() if name not in key)
    return Row(
        subject.schema,
        subject.table,
        tuple((name, values[name]) for name in key),
        values=() if once else others,
        initial=others if once else (),
    )


def _text(value: Node, column: Scalar, subject: Subject, draft: Draft) -> str | None:
    if isinstance(value, Scalar):
        if value.plain and not value.text:
            draft.report(value.mark, f'{visible(column.text)} has no value; write null, or "" for an empty text')
        return None if value.is_null else value.text
    if isinstance(value, List) and _is_array(subject, column.text):
        return array_text(value)
    return json_text(value)


def _is_array(subject: Subject, column: str) -> bool:
    node = subject.node.map("columns").map(column)
    kind = node.text("type").strip().lower()
    return kind.endswith("]") or kind.endswith(" array")
