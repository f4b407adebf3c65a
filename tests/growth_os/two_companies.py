"""A database in which every table has rows of two companies, seen from one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import psycopg
from fix_database import as_caller

HERE, THERE = 1, 2
CALLERS = ("admin", "enrollment_manager", "mentor", "student", "other_student")
"""Everybody but superadmins, who belong to all companies."""


@dataclass(frozen=True)
class Two:
    """Such a database, the people who call, and the ids of all rows of the other company."""

    conn: psycopg.Connection
    callers: dict[str, str]
    foreign: frozenset[str]

    def acting(self, name: str) -> AbstractContextManager[None]:
        return as_caller(self.conn, self.callers[name])

    def tables(self) -> list[str]:
        """Those whose rows belong to a company."""
        return tenant_tables(self.conn)

    def told(self, rows: Iterable[object]) -> list[str]:
        """Those of the rows, as text, that name anything of the other company."""
        return [text for text in map(str, rows) if any(id in text for id in self.foreign)]


def tenant_tables(conn: psycopg.Connection) -> list[str]:
    query = "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'company_id' order by 1"
    return [row[0] for row in conn.execute(query)]


def ids(conn: psycopg.Connection, company: int) -> Iterator[tuple[str, str]]:
    """(table, id) of every row of a company that has a uuid."""
    for table in tenant_tables(conn):
        for (id,) in conn.execute(f"select id::text from public.{table} where company_id = %s", [company]):
            if len(id) == 36:
                yield table, id
