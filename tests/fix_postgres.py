"""A fresh, empty database on each PostgreSQL there is to test with: the embedded one, and the system's 15."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from places import place_for_databases
from server_roles import drop_roles

from growthos_cli.db import embedded
from growthos_cli.db.extract import Extraction, RowShape, extract
from growthos_cli.db.home import Home
from growthos_cli.db.packaged import installed
from growthos_cli.platform import PLAIN, Platform

SYSTEM_15 = Path("/usr/lib/postgresql/15/bin")
# `make test-versions` names a home with more majors in it; the suite alone would take twice as long for them.
MORE = os.environ.get("GROWTHOS_TEST_VERSIONS")
MORE_BINDIRS = {str(major): installed(Home(Path(MORE)), major) for major in (16, 17)} if MORE else {}
BINDIRS = {"embedded": None, **({"15": SYSTEM_15} if SYSTEM_15.is_dir() else {}), **MORE_BINDIRS}

_numbers = itertools.count(1)


@contextmanager
def running(bindir: Path | None) -> Iterator[embedded.Server]:
    """An empty server of these binaries; of the embedded ones where none are named."""
    # Not tmp_path: its mode is 0700, and under root the server's user could not enter it.
    root = Path(tempfile.mkdtemp(prefix="gos-", dir=place_for_databases()))
    root.chmod(0o755)
    home = Home(root / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GROWTHOS_PG_BIN", raising=False)
        if bindir:
            patch.setenv("GROWTHOS_PG_BIN", str(bindir))
        server = embedded.start(home)
    try:
        yield server
    finally:
        embedded.stop(home)
        shutil.rmtree(root)


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
        conn.execute(f'drop database "{name}" with (force)')
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
