"""The key `table` and its neighbours: one table of a file, ours or the platform's."""

from __future__ import annotations

from growthos_cli.catalog.relations import ReplicaIdentity, Table
from growthos_cli.catalog.security import RowSecurity
from growthos_cli.manifest import access, columns, constraints, indexes, policies, rows, scopes, triggers, waivers
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.grammar import PLATFORM_TABLE_KEYS, TABLE
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.paths import in_schema
from growthos_cli.manifest.plain import add_plain
from growthos_cli.manifest.registry import TABLE_PLAIN
from growthos_cli.manifest.subject import Subject


def add_table(node: Map, draft: Draft) -> None:
    """Everything that the table of this file consists of."""
    name = node.scalar("table")
    if name is None:
        return
    schema, table = in_schema(name.text)
    if draft.is_platform(schema):
        _add_platform_table(Subject(schema, table, node, ()), draft)
        return
    subject = Subject(schema, table, node, tuple(node.map("columns").entries))
    item = completed(Table(schema, table), node)
    if not draft.add(item, name.mark, node):
        return
    draft.take_relation("table", schema, table, name.mark)
    draft.expect_schema(name.mark, subject.label, schema)
    draft.comment(item.called, node)
    if not isinstance(node.get("columns"), Map):
        if "columns" not in node:
            draft.report(name.mark, f"{subject.label} needs the key 'columns'")
        draft.open_tables.add((schema, table))
    columns.add_columns(subject, draft)
    constraints.add_constraints(subject, draft)
    indexes.add_indexes(subject, draft)
    _add_replica_identity(subject, draft)
    triggers.add_triggers(subject, draft)
    policies.add_policies(subject, draft)
    draft.listed_grants(subject.ref, node)
    add_attached(subject.ref, node, draft)
    rows.add_rows(subject, draft)
    for word, plain in TABLE_PLAIN.items():
        add_plain(word, plain, node, draft, (schema, table))
    _add_row_security(subject, draft)
    access.add_table_access(subject, draft)
    waivers.add_waivers(subject.node, draft, subject.ref)


def _add_replica_identity(subject: Subject, draft: Draft) -> None:
    node = subject.node.get("replica_identity")
    if isinstance(node, Scalar) and node.text != "default":
        draft.add(ReplicaIdentity(subject.schema, subject.table, node.text), node.mark)
    if isinstance(node, Map) and (index := node.scalar("using_index")):
        draft.add(ReplicaIdentity(subject.schema, subject.table, "using index", index.text), node.mark, node)
        draft.expect(index.mark, f"replica identity of {subject.label}", "index", subject.schema, subject.table, index.text)


def _add_row_security(subject: Subject, draft: Draft) -> None:
    state = subject.node.text("row_security", "off" if "server" in subject.node else "on")
    mark = subject.node.mark_of("row_security") if "row_security" in subject.node else subject.node.mark_of("table")
    enabled, forced = not state.startswith("off"), state.endswith("forced")
    if enabled or forced:
        draft.add(RowSecurity(subject.schema, subject.table, enabled, forced), mark)
    if enabled:
        return
    # Policies by hand may wait for the day on which row security goes on; `validate` tells of them.
    if "access" in subject.node:
        draft.report(mark, f"{subject.label} has `access`, which needs row security; remove `row_security: off`")


def _add_platform_table(subject: Subject, draft: Draft) -> None:
    allowed = [key for key in PLATFORM_TABLE_KEYS if key != "table"]
    for key in subject.node.entries:
        if key in TABLE and key not in PLATFORM_TABLE_KEYS:
            message = f"{subject.label} belongs to the platform and may only carry {', '.join(allowed)}; remove '{key}'"
            draft.report(subject.node.key_mark(key), message)
    if (subject.schema, subject.table) not in draft.host_tables and not subject.schema.startswith("pg_"):
        message = f"{subject.label} is no table of the platform that may carry triggers or policies of ours"
        draft.report(subject.node.mark_of("table"), message)
        return
    triggers.add_triggers(subject, draft)
    policies.add_policies(subject, draft)
    draft.platform_scopes.setdefault((subject.schema, subject.table), {}).update(scopes.scopes_of(subject.node, draft))
    waivers.add_waivers(subject.node, draft, subject.ref)
