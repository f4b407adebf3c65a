"""`read`: a folder of manifests to `Declared`, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError
from growthos_cli.manifest import (
    bench,
    beside,
    buckets,
    functions,
    personas,
    privileges,
    project,
    publications,
    schemas,
    scopes,
    sequences,
    tables,
    waivers,
)
from growthos_cli.manifest.compound import Record
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.files import File, Files, read_files
from growthos_cli.manifest.grammar import COMMON, COMMON_FILE, PROJECT_FILE, TABLE, TABLE_FILE
from growthos_cli.manifest.nodes import Map, Node
from growthos_cli.manifest.plain import add_plain
from growthos_cli.manifest.problems import Problems, TooManyProblems
from growthos_cli.manifest.references import OBJECTS, resolve
from growthos_cli.manifest.registry import PLAIN
from growthos_cli.manifest.shapes import found
from growthos_cli.manifest.tree import parse
from growthos_cli.names import suggestion, visible


def read(folder: Path) -> Declared:
    """What the manifests in this folder say. Raises ManifestError with every problem of every file."""
    return read_opened(read_files(folder))


def read_opened(found: Files) -> Declared:
    """What these manifests say. Raises ManifestError with every problem of every file."""
    problems = found.problems
    draft = Draft(problems)
    # The project comes first: which schemas are the platform's and which roles there are decides how the rest is read.
    project.add_project(Map("", 1, 1, {}), draft)
    for file in found.files:
        try:
            _read_file(file, draft)
        except TooManyProblems:
            problems.incomplete = True
    resolve(draft)
    if problems.found:
        raise ManifestError(problems.found)
    return _declared(draft, found.digest)


def _read_file(file: File, draft: Draft) -> None:
    root = parse(file.text, file.name, draft.problems)
    node = _checked(root, file, draft.problems) if root is not None else Map(file.name, 1, 1, {})
    if file.is_project:
        project.add_project(node, draft)
    schemas.add_schemas(node, draft)
    schemas.add_extensions(node, draft)
    sequences.add_sequences(node, draft)
    functions.add_functions(node, draft)
    privileges.add_default_privileges(node, draft)
    beside.add_privileges(node, draft)
    publications.add_publications(node, draft)
    buckets.add_buckets(node, draft)
    personas.add_personas(node, draft)
    bench.add_bench(node, draft)
    for word, plain in PLAIN.items():
        add_plain(word, plain, node, draft)
    tables.add_table(node, draft)
    if "table" not in node:
        scopes.add_scopes(node, draft)
        waivers.add_waivers(node, draft)


def _checked(root: Node, file: File, problems: Problems) -> Map:
    """The file's map as far as its grammar allows."""
    empty = Map(file.name, 1, 1, {})
    if not isinstance(root, Map):
        problems.incomplete = True
        problems.report(root.mark, f"a manifest must be a mapping, not {found(root)}")
        return empty
    shape, what = _grammar(root, file)
    read_root = shape.read(root, what, problems)
    return read_root if isinstance(read_root, Map) else empty


def _grammar(root: Map, file: File) -> tuple[Record, str]:
    """Which of the three sorts of file this is, and how messages call it."""
    if file.is_project:
        return PROJECT_FILE, "growthos.yaml"
    if "table" in root:
        return TABLE_FILE, f"table {visible(root.text('table')[:80])}"
    # A misspelt `table` shows by its neighbours.
    keys = set(root.entries)
    of_a_table = len(keys & (set(TABLE) - set(COMMON)))
    if of_a_table and any(suggestion(key, ("table",)) for key in keys):
        return TABLE_FILE, "this file"
    return (TABLE_FILE if "columns" in keys else COMMON_FILE), "this file"


def _declared(draft: Draft, digest: str) -> Declared:
    shared = draft.platform_scopes.get(OBJECTS, {})
    return Declared(
        catalog=Catalog(draft.objects, frozenset(), frozenset(draft.claims), roles=frozenset(draft.roles)),
        marks=draft.marks,
        project=draft.project,
        scopes=draft.scopes,
        tables=tuple(draft.tables),
        buckets=tuple(replace(bucket, scopes={**shared, **bucket.scopes}) for bucket in draft.buckets),
        personas=draft.personas,
        waivers=tuple(draft.waivers.values()),
        bench=draft.bench,
        digest=digest,
        unchecked=frozenset(draft.unchecked),
    )
