"""Access intent for an import: what access/recognise.py finds, as lines of manifests that an import may carry and may give up again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from growthos_cli.access.recognise import Recognised, RecognisedTable, Text, recognised
from growthos_cli.access.scope_names import NamedScopes, named_scopes
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.intent import NONE
from growthos_cli.manifest.documents import table_path
from growthos_cli.manifest.paths import spelled
from growthos_cli.manifest.sections import Carried
from growthos_cli.manifest.yaml_text import document

SCOPES_FILE = "scopes.yaml"


@dataclass(frozen=True)
class Intent:
    """What growthos.yaml says under `access`, and the lines of tables and of the common scopes."""

    project: Mapping[str, Any]
    carried: tuple[Carried, ...]


def intent_of(wanted: Catalog) -> Intent | None:
    """None where no table's policies are named as access would name them, or nothing tells what they mean."""
    found = recognised(wanted)
    if found is None:
        return None
    scopes = named_scopes(found.tables)
    tables = [
        Carried(table_path(ref), access=document(_table(ref, table, scopes)), refs=table.refs, table=ref)
        for ref, table in sorted(found.tables.items())
    ]
    common = {name: _scope(text, needs) for name, (text, needs) in sorted(scopes.common.items())}
    files = [Carried(SCOPES_FILE, document({"scopes": common}))] if common else []
    return Intent(_project(found), (*tables, *files))


def _project(found: Recognised) -> Mapping[str, Any]:
    said: dict[str, Any] = {"caller": found.caller, "roles": list(found.roles)}
    if found.role_function:
        said["role_function"] = spelled(*found.role_function)
    if found.tenant:
        said["tenant"] = dict(zip(("column", "using"), found.tenant, strict=True))
    return said


def _table(ref: Ref, table: RecognisedTable, scopes: NamedScopes) -> Mapping[str, Any]:
    entry: dict[str, Any] = {
        "access": {command: {role: scopes.names[ref, text] for role, text in cells.items()} for command, cells in table.cells.items()}
    }
    if hidden := table.closed.get("select"):
        entry["hidden"] = list(hidden)
    if closed := table.closed.get("update"):
        entry["guards"] = dict.fromkeys(closed, NONE)
    if not table.of_tenants:
        entry["tenant"] = NONE
    if own := scopes.own.get(ref):
        entry["scopes"] = {name: _scope(text) for name, text in sorted(own.items())}
    return entry


def _scope(text: Text, needs: tuple[str, ...] = ()) -> Mapping[str, Any]:
    said: dict[str, Any] = {"needs": list(needs)} if needs else {}
    return said | dict(_predicates(text))


def _predicates(text: Text) -> Iterator[tuple[str, str]]:
    using, check = text
    yield "using", using
    if check is not None:
        yield "check", check
