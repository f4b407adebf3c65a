from __future__ import annotations

import pytest

from growthos_cli.conversions import keeps_operators, keeps_values

KEEPS = [
    ("integer", "bigint"),
    ("smallint", "numeric"),
    ("integer", "text"),
    ("character varying(10)", "character varying(20)"),
    ("character varying(10)", "text"),
    ("text", "character varying"),
    ("numeric(10,2)", "numeric(12,2)"),
    ("numeric(10,2)", "numeric"),
    ("date", "timestamp with time zone"),
    ("timestamp without time zone", "timestamp with time zone"),
    ("real", "double precision"),
]
LOSES = [
    ("bigint", "integer"),
    ("text", "character varying(3)"),
    ("character varying(20)", "character varying(10)"),
    ("character varying", "character varying(10)"),
    ("numeric(12,2)", "integer"),
    ("numeric(12,2)", "numeric(12,4)"),
    ("numeric", "numeric(12,2)"),
    ("timestamp with time zone", "date"),
    ("double precision", "real"),
    ("integer", "numeric(4,0)"),
    ("json", "jsonb"),
    ("integer[]", "smallint[]"),
    ("text", "uuid"),
]


@pytest.mark.parametrize(("before", "after"), KEEPS)
def test_these_changes_keep_every_value(before: str, after: str) -> None:
    assert keeps_values(before, after)


@pytest.mark.parametrize(("before", "after"), LOSES)
def test_these_changes_may_not(before: str, after: str) -> None:
    assert not keeps_values(before, after)


def test_operators_are_kept_within_a_family_of_types() -> None:
    assert keeps_operators("integer", "bigint") and keeps_operators("character varying(3)", "text")
    assert not keeps_operators("integer", "text")
