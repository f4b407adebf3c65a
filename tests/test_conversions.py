from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest

from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.planning.values.conversions import keeps_operators, keeps_rows, keeps_values

PlainTable = Callable[[str, str], bool]


@pytest.fixture
def plain_table(server: Server) -> PlainTable:
    """Whether a table keeps its file while a column of it gets another type."""

    def keeps(before: str, after: str) -> bool:
        with psycopg.connect(server.conninfo("template1", SUPERUSER)) as conn:
            conn.execute(f"create temporary table t (c {before})")
            file = conn.execute("select pg_relation_filenode('t')").fetchone()
            conn.execute(f"alter table t alter column c type {after} using c::{after}")
            kept = conn.execute("select pg_relation_filenode('t')").fetchone() == file
            conn.rollback()
        return kept

    return keeps


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


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        ("character varying(10)", "character varying(20)", True),
        ("character varying(10)", "text", True),
        ("text", "character varying", True),
        ("text", "character varying(10)", False),
        ("numeric(10,2)", "numeric(12,2)", True),
        ("numeric(10,2)", "numeric", True),
        ("numeric(10)", "numeric(12,2)", False),
        ("integer", "bigint", False),
        ("integer", "text", False),
    ],
)
def test_rows_that_postgres_writes_anew_are_known(plain_table: PlainTable, before: str, after: str, keeps: bool) -> None:
    assert keeps_rows(before, after) == keeps
    assert plain_table(before, after) == keeps


def test_operators_are_kept_within_a_family_of_types() -> None:
    assert keeps_operators("integer", "bigint") and keeps_operators("character varying(3)", "text")
    assert not keeps_operators("integer", "text")
