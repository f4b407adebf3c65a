"""Indexes, triggers and policies, whatever relation they belong to; and what all spellings share."""

from __future__ import annotations

from growthos_cli.catalog.relations import Index
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.security import Policy
from growthos_cli.manifest.indexes import usual_name
from growthos_cli.manifest.paths import spelled
from growthos_cli.manifest.spelling import Entry, Spelling
from growthos_cli.manifest.triggers import spelled_events
from growthos_cli.names import fits, quote


def spell_relation_parts(path: tuple[str, ...], columns: tuple[str, ...], spelling: Spelling) -> Entry:
    """The keys `indexes` and `triggers` of a table, a view or a materialized view."""
    entry: Entry = {}
    put(entry, "indexes", [_index(item, columns, spelling) for item in spelling.all(Index, path)])
    put(entry, "triggers", {item.name: spell_trigger(item, spelling) for item in spelling.all(Trigger, path)})
    return entry


def spell_trigger(item: Trigger, spelling: Spelling) -> Entry:
    entry: Entry = {item.timing.replace(" ", "_"): spelled_events(item.events, item.columns)}
    entry |= stated(item, "for_each", "when")
    entry["execute"] = spelled(item.function_schema, item.function)
    entry |= stated(item, "arguments", "old_table", "new_table", "enabled")
    return entry | spelling.further(item) | spelling.comment(item.ref) | spelling.attached(item.ref)


def spell_policy(item: Policy, spelling: Spelling) -> Entry:
    entry: Entry = {"command": item.command, "to": list(item.roles), **stated(item, "using", "check")}
    if item.using is None and item.check is None:
        entry["check" if item.command == "insert" else "using"] = None
    if not item.permissive:
        entry["restrictive"] = True
    return entry | spelling.further(item) | spelling.comment(item.ref)


def stated(item: object, *names: str) -> Entry:
    """The fields that differ from their default, under their own names."""
    fields = item.__dataclass_fields__  # type: ignore[attr-defined]
    found = {name: getattr(item, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items() if value != fields[name].default}


def named(name: str, usual: str) -> Entry:
    """The key `name`, unless the reader would choose the same."""
    return {} if name == usual and fits(usual) else {"name": name}


def _index(item: Index, columns: tuple[str, ...], spelling: Spelling) -> object:
    # A column may be called like an expression: the reader would take the expression for it.
    keys = [f"({key})" if key in columns and quote(key) != key else key for key in item.keys]
    entry: Entry = {**named(item.name, usual_name(item.table, keys, columns)), "columns": keys}
    entry |= stated(item, "unique", "include", "method", "nulls_not_distinct", "where")
    entry |= spelling.further(item) | spelling.comment(item.ref) | spelling.attached(item.ref)
    if "valid" in entry and not spelling.is_partitioned((item.schema, item.table)):
        # What an interrupted `create index concurrently` leaves: nobody asks for it.
        del entry["valid"]
        spelling.unsayable(item, "valid")
    return short(entry)


def short(entry: Entry) -> object:
    return entry["columns"] if entry.keys() == {"columns"} else entry


def put(entry: Entry, key: str, value: object) -> None:
    if value:
        entry[key] = value
