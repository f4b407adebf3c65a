"""The keys `primary_key`, `uniques`, `checks` and `foreign_keys` of a table."""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Comment
from growthos_cli.errors import Mark
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.paths import in_schema, spelled
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import visible

_NAME_IT = "write it as a mapping with a `name`"

Constraint = PrimaryKey | Unique | Check | ForeignKey


def add_constraints(subject: Subject, draft: Draft) -> None:
    """Every constraint that is stated beside the columns."""
    if node := subject.node.get("primary_key"):
        _add_primary_key(subject, node, draft)
    for item in subject.node.items("uniques"):
        _add_unique(subject, item, draft)
    for name, value in subject.node.map("checks").pairs():
        _add_check(subject, name, value, draft)
    for item in subject.node.items("foreign_keys"):
        if isinstance(item, Map):
            _add_foreign_key(subject, item, draft)


def add_constraint(item: Constraint, mark: Mark, draft: Draft, node: Map | None = None, places: dict[str, Mark] | None = None) -> None:
    """Keep a constraint whose name is free in its table, and in its schema where an index stands behind it."""
    what = item.kind.replace("_", " ") if item.kind != "unique" else "unique constraint"
    path = (item.schema, item.table, item.name)
    before = len(draft.problems.found)
    draft.take_constraint(what, path, mark)
    if isinstance(item, PrimaryKey | Unique) and len(draft.problems.found) == before:
        draft.take_relation(what, item.schema, item.name, mark)
    if Ref(item.kind, path) not in draft.objects and draft.add(item, mark, node, places) and node is not None:
        draft.comment(item.ref, node)
        if index := node.scalar("index_comment"):
            draft.add(Comment("index", path, index.text, of=item.kind), index.mark)


def expect_columns(draft: Draft, what: str, table: tuple[str, str], names: Iterable[Scalar]) -> None:
    """Each of these must be a column of the table."""
    for name in names:
        draft.expect(name.mark, what, "column", *table, name.text)


def _listed(node: Node) -> tuple[Map, tuple[Scalar, ...]]:
    """An entry and its columns, whether it is a map or their bare list."""
    if isinstance(node, Map):
        return node, node.scalars("columns")
    return Map(node.file, node.line, node.column, {}), tuple(node.scalars()) if isinstance(node, List) else ()


def _add_check(subject: Subject, name: Scalar, value: Node, draft: Draft) -> None:
    entry = value if isinstance(value, Map) else Map(value.file, value.line, value.column, {})
    expression = entry.scalar("expression") or value
    if isinstance(expression, Scalar):
        check = completed(Check(subject.schema, subject.table, name.text, expression.text), entry)
        add_constraint(check, name.mark, draft, entry, {"expression": expression.mark})


def _add_primary_key(subject: Subject, node: Node, draft: Draft) -> None:
    entry, columns = _listed(node)
    if not columns:
        return
    mark = node.mark
    name = entry.text("name") or draft.generated(f"{subject.table}_pkey", "its primary key", mark, _NAME_IT)
    what = f"primary key {visible(name)}"
    expect_columns(draft, what, (subject.schema, subject.table), (*columns, *entry.scalars("include")))
    key = PrimaryKey(
        subject.schema,
        subject.table,
        name,
        tuple(column.text for column in columns),
        include=entry.texts("include"),
        deferrable=entry.flag("deferrable"),
        initially_deferred=entry.flag("initially_deferred"),
    )
    add_constraint(completed(key, entry), mark, draft, entry)


def _add_unique(subject: Subject, node: Node, draft: Draft) -> None:
    entry, columns = _listed(node)
    if not columns:
        return
    names = tuple(column.text for column in columns)
    name = entry.text("name") or draft.generated("_".join((subject.table, *names, "key")), "the unique constraint", node.mark, _NAME_IT)
    what = f"unique constraint {visible(name)}"
    expect_columns(draft, what, (subject.schema, subject.table), (*columns, *entry.scalars("include")))
    unique = Unique(
        subject.schema,
        subject.table,
        name,
        names,
        include=entry.texts("include"),
        nulls_not_distinct=entry.flag("nulls_not_distinct"),
        deferrable=entry.flag("deferrable"),
        initially_deferred=entry.flag("initially_deferred"),
    )
    add_constraint(completed(unique, entry), node.mark, draft, entry)


def _add_foreign_key(subject: Subject, node: Map, draft: Draft) -> None:
    columns, target = node.scalars("columns"), node.map("references")
    others = target.scalars("columns")
    if not columns or not target.text("table"):
        return
    names = tuple(column.text for column in columns)
    name = node.text("name") or draft.generated("_".join((subject.table, *names, "fkey")), "the foreign key", node.mark, "give it a `name`")
    what = f"foreign key {visible(name)}"
    schema, table = in_schema(target.text("table"))
    expect_columns(draft, what, (subject.schema, subject.table), columns)
    draft.expect(target.mark_of("table"), what, "table", schema, table)
    expect_columns(draft, what, (schema, table), others)
    if others and len(others) != len(columns):
        counts = f"{_count(columns)}, but refers to {_count(others)} of {visible(spelled(schema, table))}"
        draft.report(target.mark_of("columns"), f"{what} has {counts}; name as many")
    for column in node.scalars("set_columns"):
        if column.text not in names:
            draft.report(column.mark, f"{what} names '{visible(column.text)}' in `set_columns`, which is not one of its columns")
    key = ForeignKey(
        subject.schema,
        subject.table,
        name,
        names,
        schema,
        table,
        tuple(column.text for column in others),
        on_delete=node.text("on_delete", "no action"),
        on_update=node.text("on_update", "no action"),
        match=node.text("match", "simple"),
        set_columns=node.texts("set_columns"),
        deferrable=node.flag("deferrable"),
        initially_deferred=node.flag("initially_deferred"),
    )
    places = {"references_table": target.mark_of("table"), "references_columns": target.mark_of("columns")}
    add_constraint(completed(key, node), node.mark, draft, node, places)


def _count(columns: tuple[Scalar, ...]) -> str:
    return f"{len(columns)} column" if len(columns) == 1 else f"{len(columns)} columns"
