"""Every table, also those that no other test here names: a client gets what its caller gets in SQL, and is told of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.request import Request, urlopen

import psycopg
import pytest
from academy import CAST, Academy
from fix_database import as_caller
from psycopg import errors, sql

PEOPLE = ("visitor", "root", *(name for name, *_ in CAST))
READABLE = """
select c.relname,
  array_agg(a.attname order by a.attnum) filter (where pg_catalog.has_column_privilege('authenticated', c.oid, a.attnum, 'select'))
from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
group by c.relname order by c.relname
"""


@pytest.fixture(scope="module")
def database(academy: Academy) -> Iterator[psycopg.Connection]:
    with psycopg.connect(academy.clients.project.conninfo, autocommit=True) as conn:
        yield conn


@pytest.mark.parametrize("name", PEOPLE)
def test_a_client_counts_the_rows_that_its_caller_sees(academy: Academy, database: psycopg.Connection, name: str) -> None:
    by_client, in_sql = {}, {}
    for table, columns in database.execute(READABLE).fetchall():
        answer = academy[name].from_(table).select(",".join(columns or ["*"]), {"count": "exact"}).limit(1).send()
        by_client[table] = "denied" if answer.denied else answer.count
        in_sql[table] = rows_seen(database, academy.id(name), table)
    assert len(by_client) >= 20
    assert by_client == in_sql


@pytest.mark.parametrize("name", PEOPLE)
def test_the_description_of_the_api_names_what_a_caller_may_ask_for(academy: Academy, database: psycopg.Connection, name: str) -> None:
    token = academy[name].auth("getSession").data["session"]["access_token"]
    paths = described(academy, token)
    readable = {f"/{table}" for table, columns in database.execute(READABLE) if columns}
    assert {path for path in paths if not path.startswith("/rpc/")} - {"/"} == readable
    assert "/rpc/get_current_user_role" in paths
    assert "/rpc/notify_users" not in paths


def test_nobody_is_told_of_a_table_or_a_function(academy: Academy) -> None:
    assert described(academy, academy.clients.project.anon_key) == {"/"}


def rows_seen(conn: psycopg.Connection, person: str, table: str) -> int | str:
    try:
        with conn.transaction(), as_caller(conn, person):
            row = conn.execute(sql.SQL("select count(*) from public.{}").format(sql.Identifier(table))).fetchone()
    except errors.InsufficientPrivilege:
        return "denied"
    assert row
    return row[0]


def described(academy: Academy, token: str) -> set[str]:
    """The paths of the API's own description, as the bearer of the token gets it."""
    request = Request(f"{academy.clients.project.url}/rest/v1/", headers={"Authorization": f"Bearer {token}"})
    with urlopen(request, timeout=10) as response:
        return set(json.load(response)["paths"])
