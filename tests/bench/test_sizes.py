"""How many rows a seed makes."""

from __future__ import annotations

import pytest

from growthos_cli.bench.sizes import filled, sized
from growthos_cli.errors import GrowthosError
from growthos_cli.intent import Bench

BENCH = Bench({"companies": 100, "students": 10_000})


def test_sizes_are_the_manifests_unless_others_are_given() -> None:
    assert sized(BENCH) == {"companies": 100, "students": 10_000}
    assert sized(BENCH, ["students=7"]) == {"companies": 100, "students": 7}


def test_a_scale_multiplies_what_is_not_given_and_leaves_one_at_least() -> None:
    assert sized(BENCH, scale=0.001) == {"companies": 1, "students": 10}
    assert sized(BENCH, ["students=7"], 2) == {"companies": 200, "students": 7}


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("student=7", "--size student=7: there is no size 'student'; did you mean 'students'? (known: companies, students)"),
        ("students", "--size students cannot be understood; write a name and a number, such as students=200"),
        ("students=0", "--size students=0 cannot be understood; write a name and a number, such as students=200"),
        ("students=1; drop table users", None),
        ("students=-1", None),
        ("=1", None),
    ],
)
def test_a_size_that_is_no_size_is_refused(given: str, complaint: str | None) -> None:
    with pytest.raises(GrowthosError) as refused:
        sized(BENCH, [given])
    assert complaint is None or str(refused.value) == complaint


def test_only_sizes_are_filled_into_sql() -> None:
    assert filled("select {a}, '{}'::jsonb, '{b,{a}}', {c}", {"a": 3, "b": 4}) == "select 3, '{}'::jsonb, '{b,3}', {c}"
