"""Asks queries as a caller: the plan once, with what it read, then the time of plain runs. Everything is rolled back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from growthos_cli.bench.questions import Key, Subject, key_condition
from growthos_cli.db.callers import acting
from growthos_cli.db.connect import session_settings
from growthos_cli.intent import Person
from growthos_cli.names import literal, quote
from growthos_cli.platform import Platform

_TIME_LIMIT = "8s"
"""What hosted platforms give a signed-in caller."""
_PATIENCE = 2.0
"""Seconds after which a slow query is not run again, once it ran three times."""
_ENDS = 25
"""Rows from each end of a table among which one is looked for that a caller may see, and one that he may not."""


@dataclass(frozen=True)
class Asked:
    """`plan` and `milliseconds` of the runs; without them the caller was `denied` or the query cancelled. `value` is its first value."""

    plan: Mapping[str, Any] | None = None
    milliseconds: tuple[float, ...] = ()
    value: object = None
    denied: bool = False


def largest(conn: psycopg.Connection, tables: Iterable[tuple[str, str]], number: int) -> list[tuple[tuple[str, str], int]]:
    """The tables with the most rows, and how many, as of the last `analyze`."""
    names = ", ".join(f"({literal(schema)}, {literal(table)})" for schema, table in tables)
    query = f"""
        select n.nspname, c.relname, greatest(c.reltuples, 0)::bigint
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where (n.nspname, c.relname) in ({names}) and c.relkind in ('r', 'p')
        order by c.reltuples desc, n.nspname, c.relname
        limit {number}
    """  # noqa: S608 (literals)
    return [((schema, table), rows) for schema, table, rows in conn.execute(query.encode()).fetchall()]


def sample_keys(conn: psycopg.Connection, subject: Subject) -> list[Key]:
    """Keys of some of the newest and the oldest rows, whoever may see them."""
    key = ", ".join(f"{quote(column)}::text" for column in subject.key)
    backwards = subject.order.replace(" desc", "")
    ends = (f"(select {key} from {subject.name} order by {order} limit {_ENDS})" for order in (subject.order, backwards))  # noqa: S608 (quoted)
    return [tuple(row) for row in conn.execute(" union all ".join(ends).encode()).fetchall()]


def keys_for(conn: psycopg.Connection, subject: Subject, sample: Iterable[Key]) -> dict[str, Key]:
    """Rows to ask for by key, as the caller on the connection: one that is visible and one that is not, where there are such."""
    key = ", ".join(f"{quote(column)}::text" for column in subject.key)
    found: dict[str, Key] = {}
    try:
        with conn.transaction():
            newest = f"select {key} from {subject.name} order by {subject.order} limit 1"  # noqa: S608 (quoted)
            if row := conn.execute(newest.encode()).fetchone():
                found["visible"] = tuple(row)
            for each in sample:
                asked = f"select from {subject.name} where {key_condition(subject, each)}"
                if conn.execute(asked.encode()).fetchone() is None:
                    found["invisible"] = each
                    break
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.QueryCanceled):
        return found
    return found


@contextmanager
def caller(conn: psycopg.Connection, person: Person, role: str, platform: Platform, settings: Mapping[str, str]) -> Iterator[None]:
    """The block runs as this person, under the time limit of an API; `settings` are the planner's."""
    with acting(conn, person, role, platform):
        session_settings(conn, statement_timeout=_TIME_LIMIT)
        for name, value in settings.items():
            conn.execute("select pg_catalog.set_config(%s, %s, true)", [name, value])
        yield


def ask(conn: psycopg.Connection, sql: str, runs: int) -> Asked:
    """One query of the caller on the connection: once to warm up and for its answer, once explained, then `runs` times by the clock."""
    query = sql.encode()
    try:
        with conn.transaction():
            row = conn.execute(query).fetchone()
            explain = conn.execute(b"explain (analyze, buffers, settings, timing off, format json) " + query).fetchone()
            assert explain is not None
            return Asked(explain[0][0]["Plan"], tuple(_timed(conn, query, runs)), row[0] if row else None)
    except psycopg.errors.InsufficientPrivilege:
        return Asked(denied=True)
    except psycopg.errors.QueryCanceled:
        return Asked()


def _timed(conn: psycopg.Connection, query: bytes, runs: int) -> Iterator[float]:
    begun = time.perf_counter()
    for number in range(runs):
        before = time.perf_counter()
        conn.execute(query).fetchall()
        after = time.perf_counter()
        yield (after - before) * 1000
        if number >= 2 and after - begun > _PATIENCE:
            return
