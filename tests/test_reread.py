"""What Postgres printed is put so that it prints it again."""

from __future__ import annotations

import pytest

from growthos_cli.reread import renamed_values, reread

PRINTED = "((s)::text = ANY ((ARRAY['a'::character varying, 'b, ''c'::character varying])::text[]))"


def test_an_array_of_varchar_keeps_its_elements() -> None:
    assert reread(PRINTED) == "((s)::text = ANY (ARRAY['a'::character varying, 'b, ''c'::character varying]))"
    assert reread("(s)::text <> ALL ((ARRAY['a'::character varying(3), t.x])::text[])") == (
        "(s)::text <> ALL (ARRAY['a'::character varying(3), t.x])"
    )


@pytest.mark.parametrize(
    "text",
    [
        "CASE WHEN true THEN 'a'::character varying ELSE ', ANY ((ARRAY[''b''::character varying])::text[])'::character varying END",
        "(s = ANY (ARRAY['a'::text]))",
        "(s = ANY ((ARRAY['a'::name])::text[]))",
        "(x = ARRAY[('a'::character varying)::text])",
        "(x = 'ANY ((ARRAY[''a''::character varying])::text[])'::text)",
        '("ANY ((ARRAY[a])::text[])" > 0)',
    ],
)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert reread(text) == text


def test_a_string_before_it_hides_nothing() -> None:
    assert reread(f"'p'::character varying <> s AND {PRINTED}") == f"'p'::character varying <> s AND {reread(PRINTED)}"


def test_values_with_names_of_their_own_are_told_apart() -> None:
    query = 'SELECT column1 AS a,\n    column2,\n    column3 AS "b ""c"\n   FROM (VALUES (1,\')\'::text,3), (2,\'x\'::text,4)) "*VALUES*"'
    assert renamed_values(query) == (("a", "column2", '"b ""c"'), "VALUES (1,')'::text,3), (2,'x'::text,4)")


def test_values_as_15_prints_them() -> None:
    assert renamed_values('SELECT "*VALUES*".column1 AS a\n   FROM (VALUES (1)) "*VALUES*"') == (("a",), "VALUES (1)")


def test_a_subquery_over_values_is_none_of_them() -> None:
    assert renamed_values('SELECT column1 AS a\n   FROM ( VALUES (1)) "*VALUES*"') is None
    assert renamed_values('SELECT column1 AS a FROM (VALUES (1)) x, (SELECT 1) y, (VALUES (2)) "*VALUES*"') is None
