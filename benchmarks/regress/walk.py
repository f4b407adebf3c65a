"""The schemas of one file, one after the other, and what of them pg_dump and psql can carry."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.histories.database import Database
from benchmarks.regress.session import session
from growthos_cli.db.embedded import SUPERUSER, Server

_SUBSCRIPTIONS = "select subname from pg_subscription as s join pg_database as d on d.oid = s.subdbid where d.datname = current_database()"
_NO_LONGER = ("alter subscription {} disable", "alter subscription {} set (slot_name = none)", "drop subscription {}")
_ROLES = "select quote_ident(rolname), rolsuper from pg_roles where oid >= 16384"


class Walk:
    """`cut` are the pieces of a file; `programs` is the folder of psql and pg_dump."""

    def __init__(self, server: Server, programs: Path, cut: list[str]) -> None:
        self.server, self.programs, self.cut = server, programs, cut
        self.roles: dict[str, bool] = {}

    def write(self, into: Path) -> None:
        """Each schema that is another than the one before, and SQL that makes all roles which were there at some time."""
        into.mkdir(parents=True)
        number = 0
        with psycopg.connect(self.server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
            for number, dump in enumerate(self._schemas(admin), 1):
                (into / f"{number:04}.sql").write_text(dump, errors="surrogateescape")
            if left := [name for name, _ in admin.execute(_ROLES)]:
                admin.execute(f"drop role {', '.join(left)}")
        roles = (f"create role {name}{' superuser' if mighty else ''};\n" for name, mighty in sorted(self.roles.items()))
        (into / "roles.txt").write_text("".join(roles))
        print(f"{into.name}: {number} schemas", flush=True)

    def _schemas(self, admin: psycopg.Connection) -> Iterator[str]:
        # A few files name the database that they are run in.
        database = Database.new(self.server, self.programs, "regression")
        last = ""
        with tempfile.TemporaryDirectory() as folder, session(self.programs / "psql", database.conninfo, Path(folder)) as psql:
            for piece in self.cut:
                goes_on = psql.run(piece)
                self.roles |= dict(admin.execute(_ROLES).fetchall())
                dump = _dump(database)
                if dump not in ("", last) and self._runs(dump, admin):
                    last = dump
                    yield dump
                if not goes_on:
                    break
        _drop(database, admin)

    def _runs(self, dump: str, admin: psycopg.Connection) -> bool:
        """What needs a library that is not there, or what pg_dump cannot say, runs nowhere."""
        again = Database.new(self.server, self.programs, "again")
        try:
            return not again.run(dump)
        finally:
            _drop(again, admin)


def _dump(database: Database) -> str:
    """Nothing where pg_dump refuses."""
    try:
        # Every database has that schema.
        return database.dump().replace("CREATE SCHEMA public;", "")
    except SystemExit:
        return ""


def _drop(database: Database, admin: psycopg.Connection) -> None:
    with psycopg.connect(database.conninfo, autocommit=True) as conn:
        for (name,) in conn.execute(_SUBSCRIPTIONS).fetchall():
            for order in _NO_LONGER:
                conn.execute(sql.SQL(order).format(sql.Identifier(name)))
    admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(database.name)))
