"""By which expression values get from one type to another; Postgres's own casts are asked whether the table of them is right."""

from __future__ import annotations

import psycopg
import pytest

from growthos_cli.planning.values.conversions import _CASTS, ENUM, RECORD, Types, cast, keeps_values, parked

USERS = Types(
    {"public.mood": ENUM, "public.score": "integer", "public.pair": RECORD, "public.deep": "public.score"},
    {"public.mood": ENUM, "public.score": "integer", "public.pair": RECORD},
    frozenset({("integer", "public.mood")}),
)


@pytest.mark.parametrize(
    ("before", "after", "expression"),
    [
        ("integer", "bigint", "v::bigint"),
        ("text", "public.mood", "v::public.mood"),
        ("public.mood", "character varying(5)", "v::character varying(5)"),
        ("integer", "public.mood", "v::public.mood"),
        ("bigint", "public.mood", "v::text::public.mood"),
        ("public.mood[]", "public.temper[]", "v::text[]::public.temper[]"),
        ("public.deep", "numeric", "v::numeric"),
        ("public.score[]", "bigint[]", "v::bigint[]"),
        ("timestamp(3) without time zone", "date", "v::date"),
        ("date", "integer", "v::text::integer"),
        ("boolean", "bigint", "v::integer::bigint"),
        ("integer", "text[]", "case when v is not null then array[v]::text[] end"),
        ("integer[]", "integer", "nullif(pg_catalog.array_to_string(v, ','), '')::integer"),
        ("date", "jsonb", "pg_catalog.to_jsonb(v)"),
        ("jsonb", "uuid", "(v #>> '{}')::uuid"),
        ("jsonb", "public.pair", "pg_catalog.jsonb_populate_record(null::public.pair, pg_catalog.to_jsonb(v))"),
    ],
)
def test_values_take_the_way_that_postgres_has_or_go_through_text(before: str, after: str, expression: str) -> None:
    assert cast("v", before, after, USERS) == expression


def test_what_is_away_leaves_its_values_in_what_holds_them() -> None:
    forms = {**USERS.old, "public.r": "range"}
    assert parked("public.mood", forms, ()) == "text"
    assert parked("public.mood[]", forms, ()) == "text[]"
    assert parked("public.pair", forms, ()) == "jsonb"
    assert parked("public.deep", forms, ("public.deep",)) == "public.score"
    assert parked("public.deep", forms, ("public.deep", "public.score")) == "integer"


def test_a_domain_gives_its_values_back_and_may_refuse_others() -> None:
    assert keeps_values("public.score", "bigint", USERS)
    assert keeps_values("public.mood[]", "text[]", USERS)
    assert not keeps_values("integer", "public.score", USERS)


def test_every_cast_that_is_taken_for_direct_is_one(empty_database: str) -> None:
    with psycopg.connect(empty_database) as conn:
        known = set(conn.execute("select format_type(castsource, null), format_type(casttarget, null) from pg_cast").fetchall())
    assert {pair for pair in _CASTS if pair[0] != pair[1]} - known == set()
