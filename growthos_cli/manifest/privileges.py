"""The key `default_privileges`: every class that an entry names is claimed, also when nobody is to hold anything."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import DefaultPrivilege
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map
from growthos_cli.manifest.words import CLASS_PRIVILEGES
from growthos_cli.names import visible


def add_default_privileges(node: Map, draft: Draft) -> None:
    for entry in node.items("default_privileges"):
        if isinstance(entry, Map) and entry.text("role"):
            _add_entry(entry, draft)


def _add_entry(entry: Map, draft: Draft) -> None:
    role, schema = entry.text("role"), entry.text("schema")
    if schema:
        draft.expect_schema(entry.mark_of("schema"), "an entry of default_privileges", schema)
    classes = [key for key in CLASS_PRIVILEGES if key in entry]
    if not classes:
        draft.report(entry.mark, f"this entry of default_privileges names none of {', '.join(CLASS_PRIVILEGES)}")
    for key in classes:
        on = CLASS_PRIVILEGES[key][0]
        if key == "schemas" and schema:
            draft.report(entry.key_mark(key), "default privileges on schemas are database-wide; leave `schema` out")
        claim, mark = Ref("default_privileges", (role, schema, on)), entry.key_mark(key)
        if claim in draft.claims:
            place = f"in schema {visible(schema)}" if schema else "database-wide"
            draft.twice(mark, f"what {visible(role)} grants {place} on new {key}", draft.claims[claim])
            continue
        draft.claims[claim] = draft.marks[claim, ""] = mark
        for grantee, value in entry.map(key).pairs():
            privileges = tuple(sorted(item.text for item in value.scalars())) if isinstance(value, List) else ()
            if privileges:
                draft.add(DefaultPrivilege(role, schema, on, grantee.text, privileges), grantee.mark, None, {"privileges": value.mark})
