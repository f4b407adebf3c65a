"""The key `privileges`: `beside.py` backwards."""

from __future__ import annotations

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.security import Attached, Grant
from growthos_cli.manifest.beside import KINDS, WHOLE
from growthos_cli.manifest.paths import spelled, spelled_signature
from growthos_cli.manifest.spelling import Entry, Spelling, passed_on

_WORDS = {kind: word for word, kind in KINDS.items()}


def spell_privileges(catalog: Catalog, spelling: Spelling) -> list[Entry]:
    """An entry for each object or column; what its own owner has, which another server calls otherwise, is left unsaid."""
    entries: dict[tuple[str, ...], Entry] = {}
    for item in (*catalog.kind("grant"), *catalog.kind("withheld")):
        if not isinstance(item, Grant | Withheld) or not item.beside or not item.grantee or getattr(item, "own", False):
            continue
        spelling.say([item])
        entry = entries.setdefault((item.on, *item.object), _head(item))
        if isinstance(item, Withheld):
            entry.setdefault("withheld", {})[item.grantee] = list(item.privileges)
        elif item.grantor:
            entry.setdefault("passed_on", []).append({key: value for key, value in passed_on(item).items() if key != "column"})
        else:
            lists = {"grants": [word for word in item.privileges if word not in item.grantable], "grantable": list(item.grantable)}
            for key, words in lists.items():
                if words:
                    entry.setdefault(key, {})[item.grantee] = words
    return list(entries.values())


def _head(item: Attached) -> Entry:
    kind, path = (item.of or "table", item.object[:2]) if item.on == "column" else (item.on, item.object)
    word = _WORDS[kind]
    name = spelled_signature(*path) if word == "function" else path[0] if word in WHOLE else spelled(*path)
    entry: Entry = {"extension": item.within[1]} if item.within[0] == "extension" else {}
    return entry | {word: name} | ({"column": item.object[2]} if item.on == "column" else {})
