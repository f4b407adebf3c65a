"""The application, one database for each worker, in a transaction for each test."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import psycopg
import pytest
from application import APPLICATION, Application
from fix_server import EMPTY

from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database


@pytest.fixture(scope="module")
def _application_database(server: Server) -> Iterator[str]:
    name = f"test_application_{secrets.token_hex(6)}"
    create_database(server, name, EMPTY)
    with psycopg.connect(server.conninfo(name)) as conn:
        conn.execute(APPLICATION)
    yield name
    drop_database(server, name)


@pytest.fixture
def application(server: Server, _application_database: str) -> Iterator[Application]:
    with psycopg.connect(server.conninfo(_application_database, "supabase_admin")) as conn:
        conn.execute("set local role postgres")
        yield Application(conn)
        conn.rollback()
