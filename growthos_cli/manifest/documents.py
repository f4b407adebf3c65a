"""`documents`: a catalog as the files of a manifests folder, one object per file where a person would want it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Table
from growthos_cli.catalog.routines import Function
from growthos_cli.manifest.file_names import file_name
from growthos_cli.manifest.files import MOST_BYTES
from growthos_cli.manifest.plain import Plain
from growthos_cli.manifest.registry import PLAIN, ROLES
from growthos_cli.manifest.sections import Carried
from growthos_cli.manifest.spell_beside import spell_privileges
from growthos_cli.manifest.spell_plain import spell_entry, spell_plain, spelled_key
from growthos_cli.manifest.spell_rest import (
    spell_buckets,
    spell_default_privileges,
    spell_extensions,
    spell_functions,
    spell_publications,
    spell_schemas,
    spell_sequences,
)
from growthos_cli.manifest.spell_table import spell_platform_table, spell_table
from growthos_cli.manifest.spelling import Entry, Spelling
from growthos_cli.manifest.words import NAMED
from growthos_cli.manifest.yaml_text import document


@dataclass(frozen=True)
class Documents:
    """Texts by path relative to the folder, and what no manifest can say: (ref, field), the field empty for a whole object."""

    files: Mapping[str, str]
    unsaid: tuple[tuple[Ref, str], ...]


def documents(
    catalog: Catalog,
    project: Entry,
    unchecked: frozenset[Ref] = frozenset(),
    every_table: Mapping[str, str] = MappingProxyType({}),
    carried: Mapping[Ref, Carried] = MappingProxyType({}),
) -> Documents:
    """The manifests that mean this catalog; `project` is what growthos.yaml says, `unchecked` are names of functions whose bodies
    Postgres does not accept, `every_table` is said besides of each table whose access is not carried on, `carried` has lines that go on
    in the manifest of a table. Equal catalogs give equal text."""
    spelling = Spelling(catalog, unchecked)
    files = {"growthos.yaml": document(_with_roles(project, spelling))}
    for table in spelling.all(Table):
        old = carried.get(table.ref)
        entry = {**spell_table(table, spelling), **({} if old and old.access else every_table)}
        files[old.path if old else table_path(table.ref)] = document(entry) + (old.lines if old else "")
    files |= {f"{name}.yaml": text for path, entry in _entries(catalog, spelling) for name, text in _texts(path, entry)}
    return Documents(dict(sorted(files.items())), tuple(spelling.rest()))


def table_path(ref: Ref) -> str:
    """Where the manifest of a table stands."""
    return f"tables/{_at(*ref.path)}.yaml"


def _with_roles(project: Entry, spelling: Spelling) -> Entry:
    """With the roles that are made, beside those that are only named."""
    if not (made := spell_plain(ROLES, spelling)):
        return project
    for entry in made.values():
        for options in entry.get("member_of", {}).values():
            # What a new membership is by itself needs no word.
            if options.get("inherit") == entry.get("inherit", True):
                del options["inherit"]
    roles = dict.fromkeys(project.get("database_roles", ()), NAMED) | made
    return project | {"database_roles": {name: roles[name] for name in sorted(roles)}}


_MOST_IN_ONE_FILE = MOST_BYTES // 2


def _texts(path: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The file, or several of them where the reader would find one too large: half of its objects in each, and so on."""
    text = document(entry)
    ((word, content), *more) = entry.items()
    if len(text.encode()) <= _MOST_IN_ONE_FILE or more or len(content) < 2:
        yield path, text
        return
    keys = list(content)
    for number, half in enumerate((keys[: len(keys) // 2], keys[len(keys) // 2 :]), start=1):
        part = {key: content[key] for key in half} if isinstance(content, dict) else half
        yield from _texts(f"{path}_{number}", {word: part})


def _entries(catalog: Catalog, spelling: Spelling) -> Iterator[tuple[str, Entry]]:
    """(path without ending, content) of every file but the project's and those of tables."""
    whole = {
        "schemas": spell_schemas(spelling, catalog.claims),
        "extensions": spell_extensions(spelling),
        "sequences": spell_sequences(spelling),
        "default_privileges": spell_default_privileges(spelling, catalog.claims),
        "publications": spell_publications(spelling),
        "buckets": spell_buckets(spelling),
        "privileges": spell_privileges(catalog, spelling),
    }
    yield from ((word, {word: content}) for word, content in whole.items() if content)
    for path in sorted({item.path()[:2] for item in catalog.kind("function") if isinstance(item, Function)}):
        yield f"functions/{_at(*path)}", {"functions": spell_functions(path, spelling)}
    for word, plain in PLAIN.items():
        yield from _plain_files(word, plain, spelling)
    strangers = (item for item in catalog if item.kind in ("policy", "trigger") and item.part_of not in catalog.objects)
    hosts = sorted({item.ref.path[:2] for item in strangers})
    for host in hosts:
        if entry := spell_platform_table(host, spelling):
            yield f"platform/{_at(*host)}", entry


def _plain_files(word: str, plain: Plain, spelling: Spelling) -> Iterator[tuple[str, Entry]]:
    """A file for each object of a kind that has a text of its own, else one for all of the kind."""
    items = spelling.all(plain.cls)
    if not items:
        return
    if not plain.key:
        if entry := spell_entry(plain, items[0], spelling):
            yield word, {word: entry}
    elif plain.listed:
        yield word, {word: [spell_entry(plain, item, spelling) for item in items]}
    elif plain.relation:
        for item in items:
            yield f"{word}/{_at(*item.path())}", {word: {spelled_key(plain, item): spell_entry(plain, item, spelling)}}
    else:
        yield word, {word: {spelled_key(plain, item): spell_entry(plain, item, spelling) for item in items}}


def _at(*path: str) -> str:
    return "/".join(map(file_name, path))
