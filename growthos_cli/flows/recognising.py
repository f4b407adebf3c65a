"""Access intent for an import: what access/recognise.py finds, as lines of manifests that an import may carry and may give up again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from growthos_cli.access.readings import Text
from growthos_cli.access.recognise import Recognised, RecognisedAccess, recognised
from growthos_cli.access.scope_names import NamedScopes, named_scopes
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.intent import NONE
from growthos_cli.manifest.documents import table_path
from growthos_cli.manifest.file_names import file_name
from growthos_cli.manifest.paths import spelled
from growthos_cli.manifest.sections import Carried
from growthos_cli.manifest.spell_rest import spell_buckets
from growthos_cli.manifest.spelling import Spelling
from growthos_cli.manifest.yaml_text import document

SCOPES_FILE = "scopes.yaml"


@dataclass(frozen=True)
class Intent:
    """What growthos.yaml says under `access`, and the lines of tables, buckets and the common scopes."""

    project: Mapping[str, Any]
    carried: tuple[Carried, ...]


def intent_of(wanted: Catalog) -> Intent | None:
    """None where no policies are named as access would name them, or nothing tells what they mean."""
    found = recognised(wanted)
    if found is None:
        return None
    scopes = named_scopes(found.access)
    spelled_buckets = spell_buckets(Spelling(wanted))
    carried = []
    for ref, access in sorted(found.access.items()):
        entry = _access(ref, access, scopes)
        if ref.kind == "table":
            carried.append(Carried(table_path(ref), access=document(entry), refs=access.refs, table=ref))
        else:
            (name,) = ref.path
            text = document({"buckets": {name: {**spelled_buckets[name], **entry}}})
            carried.append(Carried(f"buckets/{_file(name)}.yaml", access=text, refs=access.refs | {ref}))
    common = {name: _scope(text, needs) for name, (text, needs) in sorted(scopes.common.items())}
    files = [Carried(SCOPES_FILE, document({"scopes": common}))] if common else []
    return Intent(_project(found), (*carried, *files))


def _project(found: Recognised) -> Mapping[str, Any]:
    said: dict[str, Any] = {"caller": found.caller, "roles": list(found.roles)}
    if found.role_function:
        said["role_function"] = spelled(*found.role_function)
    if found.tenant:
        said["tenant"] = dict(zip(("column", "using"), found.tenant, strict=True))
    return said


def _access(ref: Ref, found: RecognisedAccess, scopes: NamedScopes) -> Mapping[str, Any]:
    entry: dict[str, Any] = {
        "access": {command: {role: scopes.names[ref, text] for role, text in cells.items()} for command, cells in found.cells.items()}
    }
    if hidden := found.closed.get("select"):
        entry["hidden"] = list(hidden)
    if closed := found.closed.get("update"):
        entry["guards"] = dict.fromkeys(closed, NONE)
    if not found.of_tenants:
        entry["tenant"] = NONE
    if own := scopes.own.get(ref):
        entry["scopes"] = {name: _scope(text) for name, text in sorted(own.items())}
    return entry


def _file(bucket: str) -> str:
    """Buckets are called with hyphens where tables have underscores; what ends like the name of another's file is told apart from it."""
    return bucket if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(?<!-[0-9a-f]{8})", bucket) else file_name(bucket)


def _scope(text: Text, needs: tuple[str, ...] = ()) -> Mapping[str, Any]:
    said: dict[str, Any] = {"needs": list(needs)} if needs else {}
    return said | {"using": text.using} | ({"check": text.check} if text.check is not None else {})
