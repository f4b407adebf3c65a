"""Lists and maps of a row as the text that Postgres reads: JSON, or an array's literal. Knows no key."""

from __future__ import annotations

import json
import re

from growthos_cli.manifest.nodes import List, Map, Node, Scalar

_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_JSON_WORDS = ("true", "false", "null")


def json_text(node: Node) -> str:
    """JSON with the author's digits: a plain number, true, false or null is itself, everything else a string."""
    if isinstance(node, Map):
        return "{" + ", ".join(f"{_string(key.text)}: {json_text(value)}" for key, value in node.pairs()) + "}"
    if isinstance(node, List):
        return "[" + ", ".join(map(json_text, node.items)) + "]"
    if isinstance(node, Scalar):
        return node.text if _is_json(node) else _string(node.text)
    return "null"


def array_text(node: List) -> str:
    """The literal of an array: `{a,"b c",NULL}`; a list in a list is a further dimension."""
    return "{" + ",".join(map(_element, node.items)) + "}"


def _element(node: Node) -> str:
    if isinstance(node, List):
        return array_text(node)
    if isinstance(node, Scalar) and node.is_null:
        return "NULL"
    text = node.text if isinstance(node, Scalar) else json_text(node)
    # Quoted always: what needs quotes depends on commas, braces, case of NULL and white space.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_json(node: Scalar) -> bool:
    return node.plain and (node.text in _JSON_WORDS or bool(_JSON_NUMBER.fullmatch(node.text)))


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
