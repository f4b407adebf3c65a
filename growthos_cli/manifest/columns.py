"""The key `columns`, with the constraints that a column may state about itself."""

from __future__ import annotations

import re

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import not_null_comment
from growthos_cli.manifest.attached import add_attached, add_labels
from growthos_cli.manifest.constraints import add_constraint
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.paths import column_path, dotted
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import literal, qualified, quote, visible

_BARE_WORD = re.compile(r"[A-Za-z_]\w*")
_WORDS_WITH_A_VALUE = frozenset(
    """true false null current_date current_time current_timestamp localtime localtimestamp current_user session_user user
    current_role current_catalog current_schema system_user""".split()
)

_SERIAL = frozenset({"serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"})


def add_columns(subject: Subject, draft: Draft) -> None:
    """The columns in the order in which they stand, and their own constraints."""
    key_columns = _key_columns(subject)
    for position, (name, value) in enumerate(subject.node.map("columns").pairs(), start=1):
        node = value if isinstance(value, Map) else Map(value.file, value.line, value.column, {})
        _check(f"column {visible(name.text)}", node, draft)
        identity = node.optional("identity")
        column = Column(
            subject.schema,
            subject.table,
            name.text,
            node.text("type"),
            not_null=node.flag("not_null") or identity is not None or name.text in key_columns,
            default=node.optional("default"),
            generated=node.optional("generated"),
            identity=identity,
            collation=_collation(node.optional("collation")),
            position=position,
            foreign="server" in subject.node,
            unlogged=subject.node.flag("unlogged"),
        )
        column = completed(column, node)
        draft.add(column, name.mark, node)
        draft.comment(column.ref, node)
        if said := node.scalar("not_null_comment"):
            draft.add(not_null_comment(column, said.text), said.mark, None, {"text": said.mark})
        add_labels(column.ref, node, draft)
        _add_said_of_sequence(column, node.map("identity_sequence"), draft)
        _add_own_constraints(subject, name, node, draft)
    _add_own_primary_key(subject, draft)


def _add_said_of_sequence(column: Column, node: Map, draft: Draft) -> None:
    if node.entries:
        sequence = Ref("sequence", (column.schema, column.sequence_name))
        draft.comment(sequence, node)
        draft.listed_grants(sequence, node)
        add_attached(sequence, node, draft)
        draft.within(sequence, column.ref)


def _key_columns(subject: Subject) -> frozenset[str]:
    """Columns of a primary key, which Postgres makes not null."""
    listed = subject.node.get("primary_key")
    names = listed.texts("columns") if isinstance(listed, Map) else subject.node.texts("primary_key")
    own = [name.text for name, node in subject.node.maps("columns") if node.flag("primary_key")]
    return frozenset({*names, *own})


def _check(what: str, node: Map, draft: Draft) -> None:
    if node.text("type").lower() in _SERIAL:
        draft.report(node.mark_of("type"), f"{what}: {node.text('type')} is a shorthand, not a type; write `identity: by default`")
    for first, second in (("default", "generated"), ("default", "identity"), ("generated", "identity")):
        if first in node and second in node:
            draft.report(node.key_mark(second), f"{what} has both `{first}` and `{second}`; Postgres allows one of them")
    if "identity_sequence" in node and "identity" not in node:
        draft.report(node.key_mark("identity_sequence"), f"{what} has `identity_sequence` without `identity`")
    for action in ("on_delete", "on_update"):
        if action in node and "references" not in node:
            draft.report(node.key_mark(action), f"{what} has `{action}` without `references`")
    default = node.scalar("default")
    if default and _BARE_WORD.fullmatch(default.text) and default.text.lower() not in _WORDS_WITH_A_VALUE:
        message = f"{what}: the default {default.text} is read as SQL; a text is written \"'{default.text}'\""
        draft.report(default.mark, message)


def _add_own_primary_key(subject: Subject, draft: Draft) -> None:
    marked = [(name, node) for name, node in subject.node.maps("columns") if node.flag("primary_key")]
    if not marked:
        return
    if "primary_key" in subject.node:
        draft.report(marked[0][1].key_mark("primary_key"), f"{subject.label} states its primary key twice; keep one of the two")
    elif len(marked) > 1:
        names = ", ".join(visible(name.text) for name, _ in marked)
        draft.report(marked[1][1].key_mark("primary_key"), f"a table has one primary key; write `primary_key: [{names}]` beside `columns`")
    else:
        mark = marked[0][1].key_mark("primary_key")
        name = draft.generated(f"{subject.table}_pkey", "its primary key", mark, "write `primary_key: {name: ..., columns: [...]}`")
        add_constraint(PrimaryKey(subject.schema, subject.table, name, (marked[0][0].text,)), mark, draft)


def _add_own_constraints(subject: Subject, name: Scalar, node: Map, draft: Draft) -> None:
    schema, table, column = subject.schema, subject.table, name.text
    stem = f"{table}_{column}"
    if node.flag("unique"):
        mark = node.key_mark("unique")
        constraint = draft.generated(f"{stem}_key", "the unique constraint", mark, "state it under `uniques` with a name")
        add_constraint(Unique(schema, table, constraint, (column,)), mark, draft)
    if "one_of" in node:
        mark = node.mark_of("one_of")
        constraint = draft.generated(f"{stem}_check", "the check", mark, "state it under `checks` with a name")
        values = ", ".join(literal(value) for value in node.texts("one_of"))
        check = Check(schema, table, constraint, f"{quote(column)} in ({values})")
        add_constraint(check, mark, draft, None, {"expression": mark})
    if node.text("references"):
        mark = node.mark_of("references")
        constraint = draft.generated(f"{stem}_fkey", "the foreign key", mark, "state it under `foreign_keys` with a name")
        other_schema, other_table, other_column = column_path(node.text("references"))
        key = ForeignKey(
            schema,
            table,
            constraint,
            (column,),
            other_schema,
            other_table,
            (other_column,),
            on_delete=node.text("on_delete", "no action"),
            on_update=node.text("on_update", "no action"),
        )
        what = f"column {visible(column)}"
        draft.expect(mark, what, "table", other_schema, other_table)
        draft.expect(mark, what, "column", other_schema, other_table, other_column)
        places = {"references_table": mark, "references_columns": mark}
        places |= {action: node.mark_of(action) for action in ("on_delete", "on_update") if action in node}
        # Not the map itself: what it says besides (its comment) is the column's.
        add_constraint(key, mark, draft, None, places)


def _collation(name: str | None) -> str | None:
    """The name as SQL: `C` is a collation, and unquoted it would be looked for as `c`."""
    return None if name is None else qualified(*dotted(name))
