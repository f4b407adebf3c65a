"""Pairs of schemas, each brought to the other and back on real servers: equal for the engine, for the observer and for pg_dump."""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import observer
import psycopg
import pytest
from cases import CORPUS, Case, cases
from converging import converge
from rows import missing, rows

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.embedded import SUPERUSER, Server

pytest_plugins = ["fix_postgres"]
CASES = cases()


@pytest.fixture(scope="session")
def corpus_server(postgres: Server) -> Iterator[Server]:
    """The server, with the roles that cases name."""
    with psycopg.connect(postgres.conninfo("template1", SUPERUSER), autocommit=True) as conn:
        conn.execute((CORPUS / "roles.sql").read_text())
    yield postgres


@pytest.fixture(scope="session")
def programs(corpus_server: Server) -> Path:
    """Where psql and pg_dump of the newest server are; they speak with older ones too."""
    return find_bindir({}, corpus_server.home)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_becomes_the_other(case: Case, corpus_server: Server, programs: Path) -> None:
    major = int(corpus_server.version.split(".")[0])
    if not case.since <= major <= case.until:
        pytest.skip(f"for PostgreSQL {case.since} to {case.until}")
    new = partial(_database, corpus_server, programs)
    with new(case.a) as a, new(case.b) as b, new(case.a) as moved:
        seen_a, seen_b = _Look.at(a, programs), _Look.at(b, programs)
        _run(programs, moved, case.seed)
        seeded = _rows(moved)
        converge(moved, b)
        _Look.at(moved, programs).must_be(seen_b)
        assert missing(seeded, _rows(moved), case.lost) == []
        if case.seed:
            there = _rows(moved)
            converge(moved, a)
            _Look.at(moved, programs).must_be(seen_a)
            assert missing(there, _rows(moved), case.lost) == []
        # The other way round also from a B that nobody migrated.
        converge(b, a)
        _Look.at(b, programs).must_be(seen_a)


@dataclass(frozen=True)
class _Look:
    """A schema as the observer and pg_dump see it."""

    seen: observer.Seen
    dump: dict[str, list[str]] = field(repr=False)

    @classmethod
    def at(cls, conninfo: str, programs: Path) -> _Look:
        with psycopg.connect(conninfo, autocommit=True) as conn:
            return cls(observer.observe(conn), observer.dumped(programs, conninfo))

    def must_be(self, wanted: _Look) -> None:
        assert observer.differences(self.seen, wanted.seen) == []
        assert observer.dump_differences(self.dump, wanted.dump) == []


@contextmanager
def _database(server: Server, programs: Path, script: str) -> Iterator[str]:
    """The connection string of a database that the script was run in."""
    name = f"corpus_{secrets.token_hex(6)}"
    admin = server.conninfo("template1", SUPERUSER)
    with psycopg.connect(admin, autocommit=True) as conn:
        conn.execute(f'create database "{name}" template template0 strategy file_copy')
    conninfo = server.conninfo(name, SUPERUSER)
    try:
        _run(programs, conninfo, script)
        yield conninfo
    finally:
        _drop_subscriptions(conninfo)
        with psycopg.connect(admin, autocommit=True) as conn:
            conn.execute(f'drop database "{name}" with (force)')


def _drop_subscriptions(conninfo: str) -> None:
    """Postgres keeps a database that has one."""
    with psycopg.connect(conninfo, autocommit=True) as conn:
        mine = (
            "select quote_ident(s.subname) from pg_subscription as s join pg_database as d on d.oid = s.subdbid"
            " where d.datname = current_database()"
        )
        for (name,) in conn.execute(mine).fetchall():
            conn.execute(f"alter subscription {name} disable")
            conn.execute(f"alter subscription {name} set (slot_name = none)")
            conn.execute(f"drop subscription {name}")


def _run(programs: Path, conninfo: str, script: str) -> None:
    """As its author would: by psql, statement by statement."""
    done = subprocess.run(
        [programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", conninfo], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _rows(conninfo: str) -> dict[str, dict[str, list[str | None]]]:
    with psycopg.connect(conninfo, autocommit=True) as conn:
        return rows(conn)
