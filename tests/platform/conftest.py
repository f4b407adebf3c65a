"""One throwaway server per installed PostgreSQL, with the Supabase environment loaded; a fresh clone per test that commits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from platform_server import Caller, Server, binary_folders, running

from growthos_cli.db.environment import drop

TEMPLATE = "growthos_platform"


@pytest.fixture(scope="session", params=binary_folders().items(), ids=lambda item: item[0])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server whose database `growthos_platform` holds the Supabase environment."""
    with running(request.param[1]) as server:
        server.load("cluster", "postgres")
        with server.connect("postgres", "supabase_admin") as connection:
            connection.execute(f"create database {TEMPLATE} owner postgres")
        server.load("database", TEMPLATE)
        yield server


serial = count()


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The name of a fresh clone, owned by postgres and dropped afterwards."""
    name = f"clone_{next(serial)}"
    with server.connect("postgres", "supabase_admin") as connection:
        connection.execute(f"create database {name} template {TEMPLATE} owner postgres")
        yield name
        drop(connection, name)


@pytest.fixture
def postgres(server: Server, database: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A direct connection of the non-superuser `postgres` to a fresh clone."""
    with server.connect(database) as connection:
        yield connection


@pytest.fixture(scope="session")
def shared(server: Server) -> Iterator[str]:
    """A clone that every test leaves as it found it, for tests that roll back. Has a table and a trigger function to try things on."""
    with server.connect("postgres", "supabase_admin") as connection:
        connection.execute(f"create database shared template {TEMPLATE} owner postgres")
    with server.connect("shared") as connection:
        connection.execute("""
            create table public.tried (id integer primary key, person uuid);
            create function public.tried_trigger() returns trigger language plpgsql as 'begin return new; end';
            create function public.tried_event() returns event_trigger language plpgsql as 'begin end';
        """)
    yield "shared"


@pytest.fixture
def caller(server: Server, shared: str) -> Iterator[Caller]:
    """`postgres` in a transaction that is rolled back."""
    with server.connect(shared) as connection:
        connection.autocommit = False
        yield Caller(connection)
        connection.rollback()


@pytest.fixture
def admin(server: Server, shared: str) -> Iterator[Caller]:
    """`supabase_admin` in a transaction that is rolled back."""
    with server.connect(shared, "supabase_admin") as connection:
        connection.autocommit = False
        yield Caller(connection)
        connection.rollback()
