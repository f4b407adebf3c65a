"""Parts are cut out of definitions soundly, whatever names and literals hold."""

from __future__ import annotations

import pytest

from growthos_cli.db.deparsed import index_keys, rule_parts, statistics_keys, trigger_condition

INDEX = "CREATE INDEX i ON public.t USING btree "
TRIGGER = "CREATE TRIGGER t BEFORE UPDATE ON public.t FOR EACH ROW "


@pytest.mark.parametrize(
    ("definition", "keys"),
    [
        (INDEX + "(a)", ("a",)),
        (INDEX + "(a, b DESC NULLS LAST) INCLUDE (c) WHERE (a > 1)", ("a", "b desc nulls last")),
        ('CREATE INDEX "i (" ON public."t, (x)" USING gin (a, "A)B" DESC)', ("a", '"A)B" desc')),
        (INDEX + '(lower(a) COLLATE "DESC" DESC)', ('lower(a) collate "DESC" desc',)),
        (INDEX + "(((a || ', )'::text)) DESC, b)", ("((a || ', )'::text)) desc", "b")),
        (INDEX + """(f(')', 'it''s', "x""(") DESC, b)""", ("""f(')', 'it''s', "x""(") desc""", "b")),
        (INDEX + r"(f(E'\\''(') DESC, b)", (r"f(E'\\''(') desc", "b")),
        (INDEX + "(a public.ops (siglen='32') DESC, b)", ("a public.ops (siglen='32') desc", "b")),
        (INDEX + "((ARRAY[a, b])[1], c)", ("(ARRAY[a, b])[1]", "c")),
    ],
)
def test_the_keys_of_an_index(definition: str, keys: tuple[str, ...]) -> None:
    assert index_keys(definition) == keys


@pytest.mark.parametrize(
    "condition",
    [
        "(old.a > 1)",
        'new."a)"',
        "(new.a = ') EXECUTE FUNCTION '::text)",
        "CASE WHEN (new.a > 1) THEN true ELSE false END",
    ],
)
def test_the_condition_of_a_trigger(condition: str) -> None:
    assert trigger_condition(f"{TRIGGER}WHEN ({condition}) EXECUTE FUNCTION f('WHEN (')") == condition


def test_a_name_that_looks_like_a_condition_is_none() -> None:
    definition = 'CREATE TRIGGER " WHEN (x) " BEFORE UPDATE OF "WHEN (" ON t FOR EACH ROW WHEN (true) EXECUTE FUNCTION f()'
    assert trigger_condition(definition) == "true"


@pytest.mark.parametrize(
    ("definition", "parts"),
    [
        ("CREATE RULE r AS\n    ON DELETE TO public.t DO INSTEAD NOTHING;", (None, ())),
        (
            'CREATE RULE "WHERE DO" AS\n    ON INSERT TO public."DO"\n   WHERE (new.a <> \'DO INSTEAD\'::text) DO  NOTIFY "a;b";',
            ("(new.a <> 'DO INSTEAD'::text)", ('NOTIFY "a;b"',)),
        ),
        (
            "CREATE RULE r AS\n    ON UPDATE TO public.t DO INSTEAD ( DELETE FROM public.u\n  WHERE (u.a = ';)'::text);\n NOTIFY x;\n);",
            (None, ("DELETE FROM public.u\n  WHERE (u.a = ';)'::text)", "NOTIFY x")),
        ),
        (
            "CREATE RULE r AS\n    ON INSERT TO public.t DO  INSERT INTO public.u (a)\n  VALUES (1) ON CONFLICT DO NOTHING;",
            (None, ("INSERT INTO public.u (a)\n  VALUES (1) ON CONFLICT DO NOTHING",)),
        ),
    ],
)
def test_a_rule_is_taken_apart(definition: str, parts: tuple[str | None, tuple[str, ...]]) -> None:
    assert rule_parts(definition) == parts


def test_columns_of_statistics_come_by_name_and_expressions_as_they_stand() -> None:
    assert statistics_keys("b, \"a, (1)\", lower(b), (a || ',')") == ('"a, (1)"', "b", "lower(b)", "(a || ',')")
    assert statistics_keys('"F.f"."g;("(b), a') == ("a", '"F.f"."g;("(b)')
