"""Ways to try a weakness: every table there is, every text that is stored, and statements whose refusal is the point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial

import psycopg
import pytest
from fix_database import as_caller
from people import People
from psycopg import errors

Who = Callable[[], AbstractContextManager[None]]


def tables(conn: psycopg.Connection) -> list[str]:
    """Every table of Growth OS."""
    return [row[0] for row in conn.execute("select tablename from pg_tables where schemaname = 'public' order by tablename")]


def readable(conn: psycopg.Connection, table: str) -> str:
    """The columns that clients may read, for a select list."""
    found = conn.execute(
        "select quote_ident(attname) from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
        " and has_column_privilege('authenticated', attrelid, attnum, 'select')",
        [f"public.{table}"],
    )
    return ", ".join(row[0] for row in found)


def stored(conn: psycopg.Connection, text: str) -> set[str]:
    """The tables, those of the platform's accounts and files too, in which the text stands anywhere."""
    places = [f"public.{table}" for table in tables(conn)] + ["auth.users", "auth.identities", "storage.objects"]
    holds = "select exists (select from {} as t where position(%s in to_jsonb(t)::text) > 0)"
    return {place for place in places if conn.execute(holds.format(place), [text]).fetchone() == (True,)}


@contextmanager
def refused(conn: psycopg.Connection, error: type[psycopg.Error] = errors.InsufficientPrivilege) -> Iterator[None]:
    """The block ends with this error, and the transaction is as it was before."""
    with pytest.raises(error), conn.transaction():
        yield


def becoming(people: People, name: str) -> Who:
    """What makes a block run as this person of the cast, as `anon` or as the `server`."""
    if name in ("anon", "server"):
        return partial(as_caller, people.conn, None, "anon" if name == "anon" else "service_role")
    return partial(people.acting, name)


def done(conn: psycopg.Connection, who: Who, statements: Iterable[str], values: Mapping[str, object] | None = None) -> list[str]:
    """Those of the statements that are allowed and touch or tell at least one row; nothing of them lasts."""
    found = []
    for statement in statements:
        try:
            with conn.transaction(force_rollback=True), who():
                if conn.execute(statement, values or {}).rowcount:
                    found.append(statement)
        except errors.InsufficientPrivilege:
            pass
    return found
