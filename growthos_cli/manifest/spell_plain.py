"""Plain kinds as their dataclass is built: `plain.py` backwards."""

from __future__ import annotations

from typing import Any

from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import KEYS
from growthos_cli.manifest.fields import default_of, spelled_value
from growthos_cli.manifest.paths import spelled, spelled_signature
from growthos_cli.manifest.plain import Plain
from growthos_cli.manifest.spell_parts import spell_relation_parts
from growthos_cli.manifest.spelling import Entry, Spelling


def spell_plain(plain: Plain, spelling: Spelling, path: tuple[str, ...] = ()) -> Any:
    """What stands under the kind's word: a map, a list, or one entry; empty when there is no object of it."""
    found = spelling.all(plain.cls, path)
    entries = [(item, spell_entry(plain, item, spelling)) for item in found]
    if not plain.key:
        return entries[0][1] if entries else {}
    if plain.listed:
        return [entry for _, entry in entries]
    return {spelled_key(plain, item): entry for item, entry in entries}


def spelled_key(plain: Plain, item: Object) -> str:
    """The name of an entry, as the reader takes it apart."""
    names = item.path()[plain.given :]
    if plain.key[-1] == "types":
        return spelled_signature(*names)
    return spelled(*names) if plain.key[0] == "schema" or len(names) > 1 else names[0]


def spell_entry(plain: Plain, item: Object, spelling: Spelling) -> Any:
    entry: Entry = {}
    for name, kind in plain.fields.items():
        found = getattr(item, name)
        if name in item.key or found != default_of(item, name):
            entry[name] = spelled_value(found, kind)
    for word, (schema, name) in plain.qualified.items():
        if getattr(item, name) != default_of(item, name):
            entry[word] = spelled(getattr(item, schema), getattr(item, name))
    if plain.borrowed:
        entry |= spell_relation_parts(item.path(), (), spelling)
    for word, part in plain.within.items():
        if parts := spell_plain(part, spelling, item.path()):
            entry[word] = parts
    entry |= _remarks(plain, item, spelling)
    if plain.privileges:
        entry |= spelling.grants(item.ref)
    elif plain.given == 0:
        entry |= spelling.attached(item.ref)
    return entry[plain.short] if plain.short and entry.keys() == {plain.short} else entry


def _remarks(plain: Plain, item: Object, spelling: Spelling) -> Entry:
    entry: Entry = {}
    if plain.commented:
        entry |= spelling.comment(item.ref)
    for word, remark in plain.remarks.items():
        entry |= spelling.called(word, remark(item, ""))
    if plain.cls.kind in KEYS:
        entry |= spelling.index_comment(item)
    if plain.relation or plain.attributes:
        entry |= spelling.column_comments(item.ref)
    return entry
