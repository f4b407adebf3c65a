"""Trying statements as a caller, each undone at once, and reading the answer the way row security gives it."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from growthos_cli.access.probes import Probe
from growthos_cli.db.sentence import sentence


@dataclass(frozen=True)
class Answer:
    """What a statement did. `keys` when it told which rows, else `count`; `said` is Postgres's refusal.

    `passed` when the refusal proves that access let the row through: a constraint is asked after every policy.
    """

    keys: frozenset[str] | None = None
    count: int = 0
    said: str = ""
    denied: bool = False
    passed: bool = False


def tried(conn: psycopg.Connection, probe: Probe) -> Answer:
    """The answer to one statement in the caller's transaction; nothing of it lasts."""
    return tried_sql(conn, probe.sql, tells=probe.tells)


def tried_sql(conn: psycopg.Connection, sql: str, *, tells: bool = False) -> Answer:
    """The same for SQL: only 42501 is a denial, and an error of class 23 comes from behind the policies."""
    try:
        with conn.transaction(force_rollback=True):
            cursor = conn.execute(sql.encode())
            if tells:
                keys = frozenset(str(row[0]) for row in cursor.fetchall())
                return Answer(keys, len(keys))
            return Answer(None, max(cursor.rowcount, 0))
    except psycopg.errors.InsufficientPrivilege as error:
        return Answer(frozenset() if tells else None, 0, sentence(error), denied=True)
    except psycopg.errors.IntegrityError as error:
        return Answer(None, 0, sentence(error), passed=True)
    except psycopg.errors.InFailedSqlTransaction:
        raise
    except psycopg.Error as error:
        return Answer(None, 0, sentence(error))
