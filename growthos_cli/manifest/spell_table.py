"""A table as the file that a person would have written: short where that says the same."""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, ReplicaIdentity, Table
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.security import Policy, RowSecurity, not_null_comment
from growthos_cli.manifest.paths import spelled
from growthos_cli.manifest.registry import TABLE_PLAIN
from growthos_cli.manifest.spell_parts import named, put, short, spell_policy, spell_relation_parts, spell_trigger, stated
from growthos_cli.manifest.spell_plain import spell_plain
from growthos_cli.manifest.spelling import Entry, Spelling

_KEY_FIELDS = ("include", "nulls_not_distinct", "deferrable", "initially_deferred")
_REFERENCE_FIELDS = ("on_delete", "on_update", "match", "set_columns", "deferrable", "initially_deferred")


def spell_table(table: Table, spelling: Spelling) -> Entry:
    path = table.path()
    entry: Entry = {"table": spelled(*path), **spelling.comment(table.called), **spelling.further(table)}
    columns = sorted(spelling.all(Column, path), key=lambda column: column.position)
    names = tuple(column.name for column in columns)
    keys = [_key(table, key, spelling) for key in spelling.all(PrimaryKey, path)]
    key_columns = {name for key in keys for name in key["columns"]}
    entry["columns"] = {column.name: _column(column, key_columns, spelling) for column in columns}
    for key in keys:
        if key.keys() == {"columns"} and len(key["columns"]) == 1:
            _before_comment(entry["columns"][key["columns"][0]], {"primary_key": True})
        else:
            entry["primary_key"] = short(key)
    uniques = [_unique(table, item, entry["columns"], spelling) for item in spelling.all(Unique, path)]
    put(entry, "uniques", [short(item) for item in uniques if item])
    put(entry, "checks", {item.name: _check(item, spelling) for item in spelling.all(Check, path)})
    references = [_reference(table, item, entry["columns"], spelling) for item in spelling.all(ForeignKey, path)]
    put(entry, "foreign_keys", [item for item in references if item])
    entry |= spell_relation_parts(path, names, spelling)
    for word, plain in TABLE_PLAIN.items():
        put(entry, word, spell_plain(plain, spelling, path))
    if identity := spelling.one(ReplicaIdentity, path):
        entry["replica_identity"] = identity.mode if identity.using_index is None else {"using_index": identity.using_index}
    security = spelling.one(RowSecurity, path)
    if security is None or (security.enabled, security.forced) != (True, False):
        entry["row_security"] = "off" if security is None else "forced" if security.enabled else "off and forced"
    put(entry, "policies", {item.name: spell_policy(item, spelling) for item in spelling.all(Policy, path)})
    return entry | spelling.grants(table.ref)


def spell_platform_table(path: tuple[str, ...], spelling: Spelling) -> Entry:
    """What is ours on a table of the platform; empty when nothing is."""
    entry: Entry = {}
    put(entry, "triggers", {item.name: spell_trigger(item, spelling) for item in spelling.all(Trigger, path)})
    put(entry, "policies", {item.name: spell_policy(item, spelling) for item in spelling.all(Policy, path)})
    return {"table": spelled(*path), **entry} if entry else {}


def _column(item: Column, key_columns: Iterable[str], spelling: Spelling) -> Entry:
    entry: Entry = {"type": item.type}
    if item.not_null and item.identity is None and item.name not in key_columns:
        entry["not_null"] = True
    entry |= stated(item, "default", "generated", "identity", "collation")
    entry |= spelling.further(item)
    if item.identity:
        sequence = Ref("sequence", (item.schema, item.sequence_name))
        put(entry, "identity_sequence", spelling.grants(sequence) | spelling.comment(sequence))
    return entry | spelling.comment(item.ref) | spelling.called("not_null_comment", not_null_comment(item)) | spelling.attached(item.ref)


def _before_comment(column: Entry, words: Entry) -> None:
    comment = column.pop("comment", None)
    column |= words
    if comment is not None:
        column["comment"] = comment


def _key(table: Table, item: PrimaryKey | Unique, spelling: Spelling) -> Entry:
    usual = f"{table.name}_pkey" if isinstance(item, PrimaryKey) else "_".join((table.name, *item.columns, "key"))
    fields = [name for name in _KEY_FIELDS if hasattr(item, name)]
    entry = {**named(item.name, usual), "columns": list(item.columns), **stated(item, *fields)}
    return entry | spelling.further(item) | spelling.comment(item.ref) | spelling.index_comment(item)


def _unique(table: Table, item: Unique, columns: dict[str, Entry], spelling: Spelling) -> Entry | None:
    """The entry under `uniques`; None when the column can say it."""
    entry = _key(table, item, spelling)
    if entry.keys() == {"columns"} and len(item.columns) == 1:
        _before_comment(columns[item.columns[0]], {"unique": True})
        return None
    return entry


def _check(item: Check, spelling: Spelling) -> object:
    entry = {"expression": item.expression, **spelling.further(item), **spelling.comment(item.ref)}
    return item.expression if entry.keys() == {"expression"} else entry


def _reference(table: Table, item: ForeignKey, columns: dict[str, Entry], spelling: Spelling) -> Entry | None:
    """The entry under `foreign_keys`; None when the column can say it."""
    name = named(item.name, "_".join((table.name, *item.columns, "fkey")))
    fields = stated(item, *_REFERENCE_FIELDS)
    rest = spelling.further(item) | spelling.comment(item.ref)
    column = columns[item.columns[0]]
    if len(item.columns) == 1 and not name and not rest and "references" not in column and fields.keys() <= {"on_delete", "on_update"}:
        whole = spelled(item.references_schema, item.references_table, *item.references_columns)
        _before_comment(column, {"references": whole, **fields})
        return None
    target = {"table": spelled(item.references_schema, item.references_table), "columns": list(item.references_columns)}
    return {**name, "columns": list(item.columns), "references": target, **fields, **rest}
