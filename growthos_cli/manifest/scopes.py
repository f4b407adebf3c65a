"""The key `scopes`: named sets of rows, common ones or those of one table or bucket."""

from __future__ import annotations

import re

from growthos_cli.intent import EVERY_CLASS, NONE, Scope
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Node, Scalar
from growthos_cli.manifest.sql_text import without_quoted
from growthos_cli.names import suggestion, visible

PLACEHOLDERS = ("roles", "owner", "bucket")
BOUND_PLACEHOLDERS = ("roles", "others", "owner")
ROW_PLACEHOLDERS = ("caller", "person", "tenant", "owner")
"""What the predicates of row classes may hold."""
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
            check_placeholders(what, value.get(key), PLACEHOLDERS, draft)
        check_placeholders(what, value.get("bound"), BOUND_PLACEHOLDERS, draft)
        for key in ("when", "when_written"):
            check_placeholders(what, value.get(key), ROW_PLACEHOLDERS, draft)
        scopes[name.text] = Scope(
            name.text,
            value.text("using"),
            value.optional("check"),
            value.texts("needs"),
            value.optional("bound"),
            value.optional("comment"),
            covers=_covers(what, value, draft),
            when=value.optional("when"),
            when_written=value.optional("when_written"),
            mark=name.mark,
        )
    return scopes


def _covers(what: str, node: Map, draft: Draft) -> tuple[str, ...] | None:
    if "covers" not in node:
        for key in ("when", "when_written"):
            if key in node:
                draft.report(node.key_mark(key), f"{what} has `{key}` without `covers`; name the row classes that it is a condition on")
        return None
    value = node.get("covers")
    if isinstance(value, Scalar):
        return (EVERY_CLASS,)
    known = (*(row_class.name for row_class in draft.project.row_classes), NONE)
    for item in node.scalars("covers"):
        if item.text not in known and not draft.problems.incomplete:
            near = suggestion(item.text, known) or "; row classes are listed under `access` in growthos.yaml"
            draft.report(item.mark, f"{what} covers the unknown row class '{visible(item.text)}'{near}")
    return node.texts("covers")


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


def check_placeholders(what: str, value: Node | None, allowed: tuple[str, ...], draft: Draft) -> None:
    """Reports each placeholder in this text that is not among `allowed`."""
    if not isinstance(value, Scalar):
        return
    # '{admin}' between quotes is a literal of an array, and none of ours.
    for name in _PLACEHOLDER.findall(without_quoted(value.text)):
        if name not in allowed:
            known = ", ".join(f"{{{word}}}" for word in allowed) or "none"
            near = suggestion(name, allowed) or f"; there are {known}"
            draft.report(value.mark, f"{what} has the unknown placeholder {{{visible(name)}}}{near}")
