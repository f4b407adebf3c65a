"""The key `scopes`: named sets of rows, common ones or those of one table or bucket."""

from __future__ import annotations

import re

from growthos_cli.intent import NONE, Scope
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.sql_text import without_quoted
from growthos_cli.names import suggestion, visible

PLACEHOLDERS = ("roles", "owner", "bucket")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def scopes_of(node: Map, draft: Draft) -> dict[str, Scope]:
    """The scopes under this map's key `scopes`, by name."""
    scopes: dict[str, Scope] = {}
    for name, value in node.maps("scopes"):
        what = f"scope {visible(name.text)}"
        if name.text == NONE:
            draft.report(name.mark, f"the scope {NONE} means no rows everywhere; choose another name")
            continue
        for key in ("using", "check"):
            _check_placeholders(what, value, key, draft)
        scopes[name.text] = Scope(
            name.text, value.text("using"), value.optional("check"), value.texts("needs"), value.optional("comment"), name.mark
        )
    return scopes


def add_scopes(node: Map, draft: Draft) -> None:
    """Scopes for every table."""
    for name, scope in scopes_of(node, draft).items():
        first = draft.scopes.get(name)
        if first and first.mark and scope.mark:
            draft.twice(scope.mark, f"scope {visible(name)}", first.mark)
        draft.scopes.setdefault(name, scope)


def placeholders(scope: Scope) -> frozenset[str]:
    """The placeholders that the predicates of a scope hold."""
    return frozenset(_PLACEHOLDER.findall(f"{scope.using} {scope.check or ''}"))


def _check_placeholders(what: str, node: Map, key: str, draft: Draft) -> None:
    # '{admin}' between quotes is a literal of an array, and none of ours.
    for name in _PLACEHOLDER.findall(without_quoted(node.text(key))):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
            near = suggestion(name, PLACEHOLDERS) or f"; there are {known}"
            draft.report(node.mark_of(key), f"{what} has the unknown placeholder {{{visible(name)}}}{near}")
