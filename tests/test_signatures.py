"""A list of arguments is taken apart where Postgres put it together, whatever stands in strings and names."""

from __future__ import annotations

import pytest

from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.signatures import arguments
from growthos_cli.diff import Change
from growthos_cli.planning.rule import OLDEST
from growthos_cli.planning.rules import replaces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("integer", [("integer", None)]),
        ("a integer, b text", [("a integer", None), ("b text", None)]),
        ("a integer DEFAULT 1, b text DEFAULT ', DEFAULT '::text", [("a integer", "1"), ("b text", "', DEFAULT '::text")]),
        ("a integer DEFAULT f(1, 2), VARIADIC b integer[] DEFAULT ARRAY[1, 2]",
         [("a integer", "f(1, 2)"), ("VARIADIC b integer[]", "ARRAY[1, 2]")]),
        ('" DEFAULT , """ text, OUT "x y" numeric(10,2)', [('" DEFAULT , """ text', None), ('OUT "x y" numeric(10,2)', None)]),
        ("a text DEFAULT 'it''s, so'::text, b text DEFAULT E'\\\\, '::text",
         [("a text", "'it''s, so'::text"), ("b text", "E'\\\\, '::text")]),
    ],
)  # fmt: skip
def test_each_argument_has_its_head_and_its_default(text: str, found: list[tuple[str, str | None]]) -> None:
    assert arguments(text) == found


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        ("a integer", "a integer DEFAULT 1", False),
        ("a integer DEFAULT 1", "a integer DEFAULT 2", False),
        ("a integer DEFAULT 1", "a integer", True),
        ("a integer", "b integer", True),
        ("integer", "a integer", True),
        ("a integer, b integer DEFAULT 1", "a integer DEFAULT 1, b integer DEFAULT 1", False),
        ("a anyelement, b anyelement DEFAULT 1", "a anyelement, b anyelement DEFAULT 'x'::text", True),
    ],
)
def test_a_function_is_replaced_where_create_or_replace_would_refuse(before: str, after: str, replaced: bool) -> None:
    one, other = (Function("public", "f", "integer", text, "integer", "sql", "select 1") for text in (before, after))
    assert replaces(Change(one, other), OLDEST) is replaced
