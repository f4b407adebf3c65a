"""A fresh, empty database on each PostgreSQL there is to test with."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator

import psycopg
import pytest
from server_roles import drop_roles
from versions import BINDIRS, running

from growthos_cli.db import embedded
from growthos_cli.db.environment import drop
from growthos_cli.db.extract import Extraction, RowShape, extract
from growthos_cli.platform import PLAIN, Platform

_numbers = itertools.count(1)


@pytest.fixture(scope="session", params=BINDIRS)
def postgres(request: pytest.FixtureRequest) -> Iterator[embedded.Server]:
    """A server of each version, empty."""
    with running(BINDIRS[request.param]) as server:
        yield server


@pytest.fixture
def database(postgres: embedded.Server) -> Iterator[str]:
    """The connection string of a database of its own, for its superuser."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    admin = postgres.conninfo("template1", embedded.SUPERUSER)
    with psycopg.connect(admin, autocommit=True) as conn:
        conn.execute(f'create database "{name}" template template0')
    yield postgres.conninfo(name, embedded.SUPERUSER)
    with psycopg.connect(admin, autocommit=True) as conn:
        drop(conn, name)
        drop_roles(conn)


@pytest.fixture
def conn(database: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database, autocommit=True) as conn:
        yield conn


@pytest.fixture
def live(conn: psycopg.Connection) -> Callable[..., Extraction]:
    """Runs SQL and gives what is in the database then."""

    def run(sql: str, *rows: RowShape, platform: Platform = PLAIN) -> Extraction:
        conn.execute(sql)
        return extract(conn, platform, rows)

    return run
