"""Fills a database with rows to measure with: all of them in one transaction, or none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from growthos_cli.db.connect import session_settings
from growthos_cli.db.sentence import sentence
from growthos_cli.errors import ManifestError, Mark, Problem, TargetError
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import qualified

TableName = tuple[str, str]

_TRIES = 10
_PAUSE = 1.0
"""Seconds until whoever holds an older snapshot may have gone."""


@dataclass(frozen=True)
class Statement:
    """One statement of a seed, ready to run; `table` is what it fills, `mark` where it is written."""

    what: str
    sql: str
    table: TableName | None = None
    mark: Mark | None = None


def absent(conn: psycopg.Connection, tables: Iterable[TableName]) -> list[TableName]:
    """Those of the tables that the database does not have."""
    return [table for table in tables if _first(conn, "select pg_catalog.to_regclass(%s) is null", qualified(*table))]


def rows_beyond(conn: psycopg.Connection, known: Mapping[TableName, int]) -> dict[TableName, int]:
    """Which of the tables hold more rows than are known of, and how many more; counted no further than it takes to tell."""
    most = 1_000
    beyond: dict[TableName, int] = {}
    for table, number in known.items():
        some = f"select from {qualified(*table)} limit {number + most}"
        counted = f"select pg_catalog.count(*) from ({some}) as t"  # noqa: S608 (quoted)
        if (found := _first(conn, counted)) > number:
            beyond[table] = found - number
    return beyond


def seed(
    conn: psycopg.Connection,
    setup: Statement,
    statements: Iterable[Statement],
    progress: Callable[[Statement], None],
) -> dict[TableName, int]:
    """Runs the setup as any client would, then the statements without triggers, which would make rows of their own.

    One transaction; the rows that it put into each table. Raises ManifestError at the statement that Postgres refuses,
    TargetError where the role may not switch triggers off or the connection is lost; then nothing was written.
    """
    written: dict[TableName, int] = {}
    try:
        with conn.transaction():
            session_settings(conn)
            # A policy that hides rows from this role would make the seed another one: an error is better.
            conn.execute("set local row_security = off")
            with _told(setup):
                progress(setup)
                conn.execute(setup.sql.encode())
            _without_triggers(conn)
            for statement in statements:
                with _told(statement):
                    progress(statement)
                    cursor = conn.execute(statement.sql.encode())
                if statement.table:
                    written[statement.table] = written.get(statement.table, 0) + max(cursor.rowcount, 0)
    except psycopg.OperationalError as error:
        raise TargetError(f"the connection was lost while seeding ({sentence(error)}); nothing was written") from error
    return written


def settle(conn: psycopg.Connection, tables: Iterable[TableName], progress: Callable[[TableName], None]) -> None:
    """Does what autovacuum would do in time: statistics for the planner, and the map that lets an index answer alone.

    A snapshot from before the seed, such as one of autovacuum itself, keeps pages out of that map: then it is done again.
    """
    for table in tables:
        progress(table)
        for _ in range(_TRIES):
            conn.execute(f"vacuum (analyze) {qualified(*table)}".encode())
            if _is_mapped(conn, table):
                break
            time.sleep(_PAUSE)


def _is_mapped(conn: psycopg.Connection, table: TableName) -> bool:
    """Whether every page is known to be visible to everybody; the last one may still be filled."""
    mapped = "select relallvisible >= relpages - 1 from pg_catalog.pg_class where oid = %s::pg_catalog.regclass"
    return bool(_first(conn, mapped, qualified(*table)))


def _without_triggers(conn: psycopg.Connection) -> None:
    try:
        with conn.transaction():
            conn.execute("set local session_replication_role = replica")
    except psycopg.errors.InsufficientPrivilege as error:
        raise TargetError(
            f"the role {conn.info.user} may not switch triggers off, and each of them would make rows of its own; nothing was written. "
            f"A superuser can allow it: grant set on parameter session_replication_role to {conn.info.user}"
        ) from error


@contextmanager
def _told(statement: Statement) -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError:
        raise
    except psycopg.Error as error:
        told = f"Postgres refuses {statement.what}: {sentence(error)}. Nothing was written"
        raise ManifestError([Problem(statement.mark, told)]) from error


def _first(conn: psycopg.Connection, query: str, *parameters: object) -> int:
    row = conn.execute(query.encode(), parameters or None).fetchone()
    assert row is not None
    return int(row[0])


def named(table: TableName) -> str:
    """How a person writes the table."""
    return spelled(*table)
