"""The key `default_privileges`: every class that an entry names is claimed, also when nobody is to hold anything."""

from __future__ import annotations

from dataclasses import replace

from growthos_cli.catalog.creator import CREATOR
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import BUILT_IN, PUBLIC, DefaultPrivilege
from growthos_cli.errors import Mark
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map, Node
from growthos_cli.manifest.words import CLASS_PRIVILEGES, ONESELF
from growthos_cli.names import visible


def add_default_privileges(node: Map, draft: Draft) -> None:
    for entry in node.items("default_privileges"):
        # A role that was refused is not nobody.
        if isinstance(entry, Map) and (entry.text("role") or "role" not in entry):
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
            draft.twice(mark, f"what {visible(role or 'whoever creates')} grants {place} on new {key}", draft.claims[claim])
            continue
        draft.claims[claim] = draft.marks[claim, ""] = mark
        given = () if schema else BUILT_IN.get(on, ())
        listed: dict[str, tuple[Mark, Node | None]] = {grantee.text: (grantee.mark, value) for grantee, value in entry.map(key).pairs()}
        for name in dict.fromkeys((*listed, *((PUBLIC,) if given else ()))):
            at, value = listed.get(name, (mark, None))
            grantee = CREATOR if role == CREATOR and name == ONESELF else name
            item = _item(DefaultPrivilege(role, schema, on, grantee, ()), value, given if name == PUBLIC else ())
            if item.privileges or item.withheld:
                draft.add(item, at, None, {"privileges": value.mark if value else mark})


def _item(empty: DefaultPrivilege, value: Node | None, given: tuple[str, ...]) -> DefaultPrivilege:
    """What the grantee will hold beyond what is `given`, and what of that is taken away."""
    entry = value if isinstance(value, Map) else None
    held = {item.text for item in value.scalars()} if isinstance(value, List) else set(entry.texts("grants") if entry else ())
    grantable = set(entry.texts("grantable") if entry else ())
    withheld = set(given) - held - grantable | set(entry.texts("withheld") if entry else ())
    beyond = (held | grantable).difference(given)
    return replace(empty, privileges=tuple(sorted(beyond)), grantable=tuple(sorted(grantable)), withheld=tuple(sorted(withheld)))
