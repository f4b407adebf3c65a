"""Schemas, extensions, sequences, functions, default privileges, publications and buckets as their keys have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Extension, Schema, Sequence, SequenceOwner
from growthos_cli.catalog.replication import Publication, PublicationSchema, PublicationTable
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import BUILT_IN, PUBLIC, DefaultPrivilege
from growthos_cli.manifest.paths import spelled, spelled_signature
from growthos_cli.manifest.spell_parts import stated
from growthos_cli.manifest.spelling import Entry, Spelling
from growthos_cli.manifest.words import ABSENT, CLASS_PRIVILEGES, ONESELF
from growthos_cli.names import quote

_LARGEST = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}


def spell_schemas(spelling: Spelling, claims: frozenset[Ref]) -> Entry:
    absent: Entry = {claim.path[0]: ABSENT for claim in sorted(claims) if claim.kind == "schema"}
    return absent | {
        item.name: {**spelling.further(item), **spelling.grants(item.ref, usage="usage"), **spelling.comment(item.ref)}
        for item in spelling.all(Schema)
    }


def spell_extensions(spelling: Spelling) -> Entry:
    # Another server need not have that version, and the next one will be as good.
    items = (replace(item, version=None) for item in spelling.all(Extension))
    return {item.name: {"schema": item.schema, **spelling.further(item), **spelling.comment(item.ref)} for item in items}


def spell_sequences(spelling: Spelling) -> Entry:
    return {spelled(*item.path()): _sequence(item, spelling) for item in spelling.all(Sequence)}


def _sequence(item: Sequence, spelling: Spelling) -> Entry:
    usual = {"start": 1, "increment": 1, "minimum": 1, "maximum": _LARGEST.get(item.type), "cache": 1}
    numbers = {name: getattr(item, name) for name in usual}
    entry = stated(item, "type")
    if owner := spelling.one(SequenceOwner, item.path()):
        entry["owned_by"] = spelled(owner.table_schema, owner.table, owner.column)
    # Where it counts down or begins elsewhere, the ends are told whole.
    if numbers != usual:
        entry |= {name: value for name, value in numbers.items() if value is not None}
    entry |= stated(item, "cycle") | spelling.further(item)
    return entry | spelling.grants(item.ref, usage="usage") | spelling.comment(item.ref)


def spell_functions(path: tuple[str, ...], spelling: Spelling) -> Entry:
    """All functions of one name, each under its own key."""
    found = spelling.all(Function, path)
    return dict(_function(item, spelling, overloaded=len(found) > 1) for item in found)


def _function(item: Function, spelling: Spelling, *, overloaded: bool) -> tuple[str, Entry]:
    entry: Entry = {}
    arguments = _arguments(item)
    if arguments is None:
        entry["arguments"] = item.arguments
    elif arguments:
        entry["arguments"] = arguments
    entry |= {"returns": item.returns} if item.returns else {}
    entry |= {"language": item.language, **stated(item, "volatility", "security"), **_settings(item)}
    entry |= stated(item, "strict", "leakproof", "parallel", "cost", "rows") | spelling.further(item)
    entry |= spelling.grants(item.ref, execute="execute") | spelling.comment(item.ref)
    inner = item.body.removeprefix("\n").removesuffix("\n")
    # The reader puts a line break around a body, and takes one off its end before.
    if item.body == f"\n{inner}\n" and inner.strip():
        entry["body"] = f"{inner}\n" if "\n" in inner else inner
    elif item.body or "sql_body" not in entry:
        entry |= {"exact": True, "body": item.body}
    if item.root in spelling.unchecked:
        entry["unchecked"] = True
    types = item.types if overloaded or arguments is None else None
    return spelled_signature(item.schema, item.name, types), entry


_WORD = re.compile(r'\s*("(?:[^"]|"")*"|[\w$]+)\s+(?=\S)')
_MODES = {"in": "in", "out": "out", "inout": "inout", "variadic": "variadic"}


def _arguments(item: Function) -> Entry | None:
    """The arguments by name; None where the list cannot be spelled so: then it is written as SQL."""
    if not item.arguments:
        return {}
    found: Entry = {}
    types: list[str] = []
    for text in _parts(item.arguments):
        mode, rest = "in", text
        if (word := _WORD.match(rest)) and word[1].lower() in _MODES:
            mode, rest = _MODES[word[1].lower()], rest[word.end() :]
        if not (word := _WORD.match(rest)):
            return None
        name = word[1][1:-1].replace('""', '"') if word[1].startswith('"') else word[1]
        kind, _, default = rest[word.end() :].partition(" DEFAULT ")
        if name in found or quote(name) != word[1]:
            return None
        if mode != "out":
            types.append(kind)
        entry = {"type": kind, **({"default": default} if default else {}), **({"mode": mode} if mode != "in" else {})}
        found[name] = kind if entry.keys() == {"type"} else entry
    # `double precision` without a name reads like one of type precision.
    return found if ", ".join(types) == item.types else None


def _parts(text: str) -> Iterator[str]:
    """The arguments of a list, parted by the commas that stand in no quotes and no parentheses."""
    depth, start = 0, 0
    for token in re.finditer(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[()\[\],]""", text):
        if token[0] in "([":
            depth += 1
        elif token[0] in ")]":
            depth -= 1
        elif token[0] == "," and depth == 0:
            yield text[start : token.start()].strip()
            start = token.end()
    yield text[start:].strip()


def _settings(item: Function) -> Entry:
    """A search path that comes first and reads back as itself has a key of its own."""
    settings = dict(item.settings)
    path = settings.get("search_path")
    entry: Entry = {}
    if path is not None and next(iter(settings)) == "search_path" and path == ", ".join(part.strip() for part in path.split(",")):
        del settings["search_path"]
        entry["search_path"] = "" if path == '""' else path
    return entry | ({"settings": settings} if settings else {})


def spell_default_privileges(spelling: Spelling, claims: frozenset[Ref]) -> list[Entry]:
    """One entry per role and schema; a class that is claimed without privileges is an empty map."""
    words = {on: key for key, (on, _) in CLASS_PRIVILEGES.items()}
    entries: dict[tuple[str, str], Entry] = {}
    for claim in sorted(claims):
        if claim.kind == "default_privileges":
            role, schema, on = claim.path
            entries.setdefault((role, schema), {})[words[on]] = {PUBLIC: list(BUILT_IN[on])} if on in BUILT_IN and not schema else {}
    for item in spelling.all(DefaultPrivilege):
        of_class = entries.setdefault((item.role, item.schema), {}).setdefault(words[item.on], {})
        if value := _held_by_default(item):
            of_class[item.grantee or ONESELF] = value
        else:
            of_class.pop(item.grantee, None)
    return [
        {key: value for key, value in {"role": role, "schema": schema}.items() if value}
        | {key: entry[key] for key in CLASS_PRIVILEGES if key in entry}
        for (role, schema), entry in sorted(entries.items())
    ]


def _held_by_default(item: DefaultPrivilege) -> object:
    """What the grantee will hold: a list, or a map where some of it may be passed on, or is taken from the role itself."""
    given = BUILT_IN.get(item.on, ()) if item.grantee == PUBLIC and not item.schema else ()
    held = sorted({*item.privileges, *given}.difference(item.withheld, item.grantable))
    own = item.withheld if item.grantee != PUBLIC else ()
    if not item.grantable and not own:
        return held
    lists = {"grants": held, "grantable": list(item.grantable), "withheld": list(own)}
    return {key: words for key, words in lists.items() if words}


def spell_publications(spelling: Spelling) -> Entry:
    entries: Entry = {
        item.name: {
            **stated(item, "all_tables", "publish", "via_partition_root", "generated_columns"),
            **spelling.attached(item.ref),
            **spelling.comment(item.ref),
        }
        for item in spelling.all(Publication)
    }
    for member in spelling.all(PublicationTable):
        entry, table = entries.setdefault(member.publication, {}), spelled(member.schema, member.table)
        some = stated(member, "columns", "where")
        entry.setdefault("tables", []).append({"table": table, **some} if some else table)
    for part in spelling.all(PublicationSchema):
        entries.setdefault(part.publication, {}).setdefault("schemas", []).append(part.schema)
    return entries


def spell_buckets(spelling: Spelling) -> Entry:
    entries: Entry = {}
    for item in spelling.all(Bucket):
        if item.name != item.id:
            spelling.unsayable(item, "name")
        entries[item.id] = stated(item, "public", "file_size_limit", "allowed_mime_types")
    return entries
