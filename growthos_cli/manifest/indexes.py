"""The key `indexes` of a table. An entry is a column with its order, or an expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from growthos_cli.catalog.relations import Index
from growthos_cli.manifest.attached import add_extensions
from growthos_cli.manifest.constraints import expect_columns
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import List, Map, Node
from growthos_cli.manifest.sql_text import fault
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import quote, visible

_COLUMN = re.compile(r"(?P<name>[^\W\d][\w$]*)(?P<rest>\s+[^(]*)?", re.DOTALL)
_QUOTED = re.compile(r'"(?P<name>(?:[^"]|"")+)"(?P<rest>\s+[^(]*)?', re.DOTALL)
_CALL = re.compile(r"\(*\s*(?:[\w$]+\s*\.\s*)?(?P<name>[^\W\d][\w$]*)\s*\(")


def add_indexes(subject: Subject, draft: Draft) -> None:
    for node in subject.node.items("indexes"):
        if isinstance(node, Map | List):
            _add_index(subject, node, draft)


def _add_index(subject: Subject, node: Node, draft: Draft) -> None:
    entry = node if isinstance(node, Map) else Map(node.file, node.line, node.column, {})
    entries = entry.scalars("columns") or (tuple(node.scalars()) if isinstance(node, List) else ())
    if not entries:
        return
    keys = [_key(item.text, subject.columns) for item in entries]
    stem = usual_name(subject.table, (item.text for item in entries), subject.columns)
    name = entry.text("name") or draft.generated(stem, "the index", node.mark, "write it as a mapping with a `name`")
    what = f"index {visible(name)}"
    table = (subject.schema, subject.table)
    for item, (column, _, _) in zip(entries, keys, strict=True):
        if column is None and (reason := fault(item.text)):
            draft.report(item.mark, f"{what}: {reason}")
        elif column:
            draft.expect(item.mark, what, "column", *table, column)
    expect_columns(draft, what, table, entry.scalars("include"))
    index = Index(
        subject.schema,
        subject.table,
        name,
        tuple(key for _, key, _ in keys),
        method=entry.text("method", "btree"),
        unique=entry.flag("unique"),
        include=entry.texts("include"),
        nulls_not_distinct=entry.flag("nulls_not_distinct"),
        where=entry.optional("where"),
        of=subject.of,
    )
    before = len(draft.problems.found)
    draft.take_relation("index", subject.schema, name, node.mark)
    places = {"keys": entry.mark_of("columns") if "columns" in entry else node.mark}
    if len(draft.problems.found) == before and draft.add(completed(index, entry), node.mark, entry, places):
        draft.comment(index.ref, entry, of=subject.of)
        add_extensions(index.ref, entry, draft)


def usual_name(table: str, keys: Iterable[str], columns: tuple[str, ...]) -> str:
    """The name of an index that states none: Postgres's own, as far as it can be told without its parser."""
    return "_".join((table, *(_key(key, columns)[2] for key in keys), "idx"))


def _key(text: str, columns: tuple[str, ...]) -> tuple[str | None, str, str]:
    """(column or None, SQL of the key, its part of the generated name)."""
    if text in columns:
        return text, quote(text), text
    if match := _QUOTED.fullmatch(text):
        name = match["name"].replace('""', '"')
        return name, text, name
    if match := _COLUMN.fullmatch(text):
        return match["name"], quote(match["name"]) + (match["rest"] or ""), match["name"]
    call = _CALL.match(text)
    return None, text, call["name"].lower() if call else "expr"
