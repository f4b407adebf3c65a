"""Databases to test in: empty Supabase clones, and Growth OS as its manifests declare it."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from fix_server import EMPTY

from growthos_cli.db.connect import Target, connect
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace

MANIFESTS = Path(__file__).resolve().parent.parent / "manifests"
_BUILT = "test_growth_os"
_SHARED = f"test_growth_os_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"


@pytest.fixture
def empty_database(server: Server) -> Iterator[str]:
    """The connection string, as `postgres`, of a fresh clone of an empty Supabase."""
    name = f"test_{secrets.token_hex(6)}"
    create_database(server, name, EMPTY)
    yield server.conninfo(name)
    drop_database(server, name)


@pytest.fixture(scope="session")
def growth_os_workspace(server: Server) -> Workspace:
    """The shipped manifests, read."""
    return open_workspace(MANIFESTS, MANIFESTS.parent, os.environ, lambda _stage: None)


@pytest.fixture(scope="session")
def growth_os_template(server: Server, growth_os_workspace: Workspace) -> str:
    """The name of a database that holds Growth OS; made once a run, to be cloned."""
    with _once(server, _BUILT) as missing:
        if missing:
            building = f"{_BUILT}_building"
            create_database(server, building, EMPTY)
            target = Target("test", server.conninfo(building), embedded=True)
            provision(growth_os_workspace, compare(growth_os_workspace, target), allowed=(), consent=lambda _: True)
            with connect(server.conninfo("template1", "supabase_admin")) as admin:
                admin.execute(f"alter database {building} rename to {_BUILT}")
    return _BUILT


@pytest.fixture
def growth_os_database(server: Server, growth_os_template: str) -> Iterator[str]:
    """The connection string of a fresh Growth OS that the test may do anything to."""
    name = f"test_{secrets.token_hex(6)}"
    create_database(server, name, template=growth_os_template)
    yield server.conninfo(name)
    drop_database(server, name)


@pytest.fixture(scope="session")
def _shared_growth_os(server: Server, growth_os_template: str) -> str:
    create_database(server, _SHARED, template=growth_os_template)
    return server.conninfo(_SHARED)


@pytest.fixture
def growth_os(_shared_growth_os: str) -> Iterator[psycopg.Connection]:
    """A connection as `postgres` to a Growth OS, inside a transaction that is rolled back at the end of the test."""
    with psycopg.connect(_shared_growth_os, prepare_threshold=None) as conn:
        yield conn
        conn.rollback()


@contextmanager
def as_caller(conn: psycopg.Connection, user_id: UUID | str | None, role: str = "authenticated", **claims: object) -> Iterator[None]:
    """Becomes a caller the way PostgREST does, for the block; then the connection is itself again.

    `user_id` None is a caller without a `sub`. Errors inside the block leave the transaction as it was before it.
    """
    token = {"role": role, **({"sub": str(user_id)} if user_id else {}), **claims}
    with conn.transaction():
        before = conn.execute("select current_user, current_setting('request.jwt.claims', true)").fetchone()
        conn.execute(psycopg.sql.SQL("set local role {}").format(psycopg.sql.Identifier(role)))
        conn.execute("select set_config('request.jwt.claims', %s, true)", [json.dumps(token)])
        yield
        conn.execute("reset role")
        conn.execute("select set_config('request.jwt.claims', %s, true)", [before[1] if before else ""])


@contextmanager
def _once(server: Server, database: str) -> Iterator[bool]:
    """Tells whether the database has still to be made; other workers wait meanwhile."""
    with open(server.home.root / "test.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with connect(server.conninfo("template1", "supabase_admin")) as admin:
            found = admin.execute("select 1 from pg_catalog.pg_database where datname = %s", [database]).fetchone()
        yield found is None
