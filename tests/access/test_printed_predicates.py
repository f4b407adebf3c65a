"""Predicates as Postgres prints them are cut where it joined them, and nowhere else."""

from __future__ import annotations

import pytest

from growthos_cli.access.printed import Said, branches, mentions, role_function
from growthos_cli.access.role_order import in_one_order

ROLE = "( SELECT app.my_role() AS my_role)"
ASKED = "( SELECT app.my_role() AS my_role) in ({roles})"


@pytest.mark.parametrize(
    ("predicate", "said"),
    [
        ("true", (Said("true"),)),
        ("((a = 1) OR (b = 2))", (Said("(a = 1)"), Said("(b = 2)"))),
        ("((a = 1) OR (b = 2)) AND (c)", (Said("((a = 1) OR (b = 2)) AND (c)"),)),
        ("((a = ' OR (') OR (\" OR )\" = 2))", (Said("(a = ' OR (')"), Said('(" OR )" = 2)'))),
        (f"({ROLE} = 'a b'::text)", (Said(f"({ASKED})", ("a b",)),)),
        (f"({ROLE} = ANY (ARRAY['it''s'::app.role, 'b'::app.role]))", (Said(f"({ASKED})", ("it's", "b")),)),
        ("(app.my_role() = 'a'::text)", (Said("(app.my_role() in ({roles}))", ("a",)),)),
        ("(app.other() = 'a'::text)", (Said("(app.other() = 'a'::text)"),)),
        (f"(({ROLE} = 'a'::text) AND ({ROLE} = 'b'::text))", None),
    ],
)
def test_branches(predicate: str, said: tuple[Said, ...] | None) -> None:
    assert branches(predicate, "app.my_role") == said


def test_the_role_function_is_the_one_most_often_asked() -> None:
    predicates = [f"({ROLE} = 'a'::text)", f"({ROLE} = 'b'::text)", "(app.mode() = 'x'::text)"]
    assert role_function(predicates, ["app.mode", "app.my_role"]) == "app.my_role"
    assert role_function(predicates, ["app.nothing"]) is None


@pytest.mark.parametrize(
    ("predicate", "found"),
    [("(id = 1)", True), ("(paid = 1)", False), ("(t.id = 1)", False), ("(id(1) = 1)", False), ('("id" = 1)', True)],
)
def test_a_column_is_mentioned_by_a_word_of_its_own(predicate: str, found: bool) -> None:
    assert mentions(predicate, "id") is found


@pytest.mark.parametrize(
    ("lists", "order"),
    [
        ([["a", "b"], ["b", "c"], ["a", "c"]], ("a", "b", "c")),
        ([["b", "c"], ["a", "b", "d"]], ("a", "b", "d", "c")),
        ([["a", "b", "c"], ["c", "a"]], ("a", "b", "c")),
        ([], ()),
    ],
)
def test_roles_stand_in_one_order(lists: list[list[str]], order: tuple[str, ...]) -> None:
    assert in_one_order(lists) == order
