"""What Postgres printed is put so that it prints it again."""

from __future__ import annotations

import pytest

from growthos_cli.reread import renamed_values, reread, widths, without_hidden_rows

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


def test_values_beside_others_are_told_apart() -> None:
    query = 'SELECT t.b\n   FROM t\nUNION ALL\n SELECT "*VALUES*".column1 AS b\n   FROM (VALUES (\'x\'::text)) "*VALUES*"\n  ORDER BY 1'
    assert renamed_values(query) == ((), "SELECT t.b\n   FROM t\nUNION ALL\n VALUES ('x'::text)\n  ORDER BY 1")
    query = ' SELECT column1 AS b FROM (VALUES (1)) "*VALUES*"\nEXCEPT\n SELECT column1 FROM (VALUES (2)) "*VALUES*"'
    assert renamed_values(query) == (("b",), " VALUES (1)\nEXCEPT\n VALUES (2)")


def test_a_subquery_over_values_is_none_of_them() -> None:
    assert renamed_values('SELECT column1 AS a\n   FROM ( VALUES (1)) "*VALUES*"') is None
    assert renamed_values('SELECT column1 AS a FROM (VALUES (1)) x, (SELECT 1) y, (VALUES (2)) "*VALUES*"') is None


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("SELECT old_1.id\n   FROM public.old old_1", "SELECT old.id\n   FROM public.old"),
        ('SELECT new_1.*\n   FROM a."b.old" new_1', 'SELECT new.*\n   FROM a."b.old" new_1'),
        ("SELECT old_1.id, new_1.old_1 FROM (old old_1 JOIN new new_1 ON true)", "SELECT old.id, new.old_1 FROM (old JOIN new ON true)"),
        ("SELECT ' old old_1 new_1.'::text AS t FROM public.old old_1", "SELECT ' old old_1 new_1.'::text AS t FROM public.old"),
        ('SELECT told_1.a, "old_1".b FROM t told_1', 'SELECT told_1.a, "old_1".b FROM t told_1'),
    ],
)
def test_a_relation_called_old_has_its_own_name_without_the_rows_that_15_hides(printed: str, meant: str) -> None:
    assert without_hidden_rows(printed) == meant


def test_a_list_behind_an_alias_has_as_many_columns_as_its_rows_had() -> None:
    assert widths('SELECT count(*) FROM (f(1, 2) s(n) CROSS JOIN g() AS "R"(n, "m, o")) WHERE x = ANY (ARRAY[1])') == (1, 2)
