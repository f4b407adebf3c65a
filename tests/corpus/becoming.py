"""Databases made from scripts, and the proof that each becomes the other on a real server."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from zlib import crc32

import observer
import psycopg
from converging import converge, read_at
from rows import Rows, Shapes, missing, reshaped, rows, shapes

from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import drop
from growthos_cli.db.extract import Extraction
from growthos_cli.flows.workspace import Workspace

ALL = os.environ.get("GROWTHOS_CORPUS_ALL")


@dataclass(frozen=True)
class Becoming:
    """A server with the roles that scripts name, and the folder of psql and pg_dump, which speak with older servers too."""

    server: Server
    programs: Path
    embedded: bool = True

    @property
    def major(self) -> int:
        return int(self.server.version.split(".")[0])

    def must_become_each_other(
        self, a_script: str, b_script: str, seed: str = "", lost: frozenset[str] = frozenset(), *, reshaping: bool = False
    ) -> None:
        """From A with the rows of `seed` to B and back, and from an untouched B to A; equal for the engine, the observer and pg_dump.

        Where it went back with rows, an untouched B goes to A on the embedded major alone, and of one script in three: it is the same way
        once more. `make test-corpus` takes all.
        `lost` are tables and columns whose rows may change; with `reshaping` so may those of partitions that go and of other types.
        """
        new = partial(database, self.server, self.programs)
        with new(a_script) as a, new(b_script) as b:
            # Read before anything changes.
            at_a, at_b = read_at(a), read_at(b)
            seen_a, seen_b = Look.at(a, self.programs), Look.at(b, self.programs)
            if seed:
                run(self.programs, a, seed)
            lost |= reshaped(shapes_of(a), shapes_of(b)) | reshaped(shapes_of(b), shapes_of(a)) if reshaping else frozenset()
            became_b = self._must_become(a, at_a.extraction, at_b, seen_b, lost if seed else None)
            if seed:
                self._must_become(a, became_b, at_a, seen_a, lost)
            if not seed or (self.embedded and (ALL or crc32(a_script.encode()) % 3 == 0)):
                self._must_become(b, at_b.extraction, at_a, seen_a)

    def _must_become(self, url: str, known: Extraction, desired: Workspace, wanted: Look, lost: frozenset[str] | None = None) -> Extraction:
        """`lost` None where there are no rows."""
        before = rows_of(url) if lost is not None else {}
        became = converge(url, desired, known)
        Look.at(url, self.programs).must_be(wanted)
        if lost is not None:
            _must_have(before, url, lost)
        return became


@dataclass(frozen=True)
class Look:
    """A schema as the observer and pg_dump see it."""

    seen: observer.Seen
    dump: dict[str, list[str]] = field(repr=False)

    @classmethod
    def at(cls, conninfo: str, programs: Path) -> Look:
        with psycopg.connect(conninfo, autocommit=True) as conn:
            return cls(observer.observe(conn), observer.dumped(programs, conninfo))

    def must_be(self, wanted: Look) -> None:
        told = [*observer.differences(self.seen, wanted.seen), *observer.dump_differences(self.dump, wanted.dump)]
        assert not told, "\n".join(told)


@contextmanager
def database(server: Server, programs: Path, script: str) -> Iterator[str]:
    """The connection string of a database that the script was run in."""
    name = f"corpus_{secrets.token_hex(6)}"
    with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        admin.execute(f'create database "{name}" template template0 strategy file_copy')
        conninfo = server.conninfo(name, SUPERUSER)
        try:
            run(programs, conninfo, script)
            yield conninfo
        finally:
            if admin.execute(_SUBSCRIBES, [name]).fetchone():
                _drop_subscriptions(conninfo)
            drop(admin, name)


_SUBSCRIBES = "select 1 from pg_subscription as s join pg_database as d on d.oid = s.subdbid where d.datname = %s"


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


def run(programs: Path, conninfo: str, script: str) -> None:
    """As its author would: by psql, statement by statement."""
    done = subprocess.run(
        [programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", conninfo], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _must_have(before: Rows, conninfo: str, lost: frozenset[str]) -> None:
    gone = missing(before, rows_of(conninfo), lost)
    assert not gone, "\n".join(gone)


def shapes_of(conninfo: str) -> Shapes:
    with psycopg.connect(conninfo, autocommit=True) as conn:
        return shapes(conn)


def rows_of(conninfo: str) -> Rows:
    with psycopg.connect(conninfo, autocommit=True) as conn:
        return rows(conn)
