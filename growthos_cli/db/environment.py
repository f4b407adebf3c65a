"""Builds, in the embedded server, what databases are cloned from: an empty Supabase, or a plain Postgres.

Every building goes on under another name and ends in a rename, so that an interruption leaves what was there before.
Runs the platform's SQL; knows nothing of what is in it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.lent_extensions import lend
from growthos_cli.errors import ServerError

TEMPLATE = "growthos_platform"
TARGET = "postgres"
OWNER = "postgres"

# PostgresDbOid (pg_database.dat, from 15 on): the database `postgres` that initdb makes, and no other.
_INITDB_OID = 5
_BUILDING = "growthos_building_"
_RETIRED = "growthos_retired_"
# Any number, as long as every growthos uses it: held in template1, the only database we ever administer from.
_LOCK = 0x67726F77
_LOCK_TIMEOUT = "120s"
_LOOKS = 50
_LOOK_SECONDS = 0.002


def fingerprint(platform_sql_dir: Path | None) -> str:
    """A hash of the platform's SQL: names and contents, in the order of running. Of None: the plain platform."""
    digest = hashlib.sha256()
    for part in ("cluster", "database"):
        for path in _files(platform_sql_dir, part):
            digest.update(f"{part}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return f"growthos platform {digest.hexdigest()[:16] if platform_sql_dir else 'plain'}"


def ensure_platform(server: Server, platform_sql_dir: Path | None, name: str = TEMPLATE) -> None:
    """Makes the template database `name` from the platform's SQL, unless it is there already, made from the same.

    `cluster/*.sql` runs first and again after any change of the SQL, so it must bear repetition; it has to create the
    role `postgres`. Then `database/*.sql` in a new database, in one transaction. None: a Postgres with that role only.
    """
    with _administration(server) as admin:
        _ensure_platform(admin, server, platform_sql_dir, name)


def ensure_target(server: Server, platform_sql_dir: Path | None, template: str = TEMPLATE) -> None:
    """On first use, replaces the empty database `postgres` of a new cluster by a clone of the platform.

    A later change of the platform's SQL leaves it alone: it holds the user's data.
    """
    with _administration(server) as admin:
        _ensure_platform(admin, server, platform_sql_dir, template)
        found = admin.execute("select oid from pg_catalog.pg_database where datname = %s", [TARGET]).fetchone()
        if found in (None, (_INITDB_OID,)):
            building = f"{_BUILDING}{TARGET}"
            drop(admin, building)
            _clone(admin, building, template)
            _swap(admin, building, TARGET)


def create_database(server: Server, name: str, template: str = TEMPLATE) -> None:
    """Makes a database from a template. Several may be made at once."""
    with _maintenance(server) as admin:
        _clone(admin, name, template)


def drop_database(server: Server, name: str) -> None:
    """Drops a database, ending its connections; none of that name is no error."""
    with _maintenance(server) as admin:
        held = admin.execute(
            "select s.oid from pg_catalog.pg_subscription as s join pg_catalog.pg_database as d on d.oid = s.subdbid where d.datname = %s",
            [name],
        ).fetchone()
        if held:
            with connect(server.conninfo(name, SUPERUSER), application_name="growthos maintenance") as conn:
                _drop_subscriptions(conn)
        drop(admin, name)


def _drop_subscriptions(conn: psycopg.Connection) -> None:
    """Postgres drops no database that has any."""
    for (name,) in conn.execute(
        "select s.subname from pg_catalog.pg_subscription as s join pg_catalog.pg_database as d on d.oid = s.subdbid"
        " where d.datname = pg_catalog.current_database()"
    ).fetchall():
        for statement in ("alter subscription {} disable", "alter subscription {} set (slot_name = none)", "drop subscription {}"):
            conn.execute(sql.SQL(statement).format(sql.Identifier(name)))


@contextmanager
def _maintenance(server: Server) -> Iterator[psycopg.Connection]:
    # template1, because nobody works there: `postgres` is the user's, and is what gets replaced.
    with connect(server.conninfo("template1", SUPERUSER), application_name="growthos maintenance") as conn:
        yield conn


@contextmanager
def _administration(server: Server) -> Iterator[psycopg.Connection]:
    """A maintenance connection that holds the lock: two commands at once build once. Lost with the connection."""
    with _maintenance(server) as conn:
        conn.execute("select pg_catalog.set_config('lock_timeout', %s, false)", [_LOCK_TIMEOUT])
        try:
            conn.execute("select pg_catalog.pg_advisory_lock(%s)", [_LOCK])
        except psycopg.errors.LockNotAvailable as error:
            raise ServerError(f"another growthos has been building the platform for {_LOCK_TIMEOUT}") from error
        yield conn


def _ensure_platform(admin: psycopg.Connection, server: Server, folder: Path | None, name: str) -> None:
    if folder and (names := folder / "lent_extensions.txt").is_file():
        lend(admin, server, names.read_text(encoding="utf-8").split())
    made_from = fingerprint(folder)
    found = admin.execute(
        "select pg_catalog.shobj_description(oid, 'pg_database') from pg_catalog.pg_database where datname = %s", [name]
    ).fetchone()
    if found == (made_from,):
        return
    _drop_leftovers(admin)
    _run_cluster(admin, server, folder)
    building = f"{_BUILDING}{name}"
    # template0, because template1 is open to everybody's additions.
    _clone(admin, building, "template0")
    url = server.conninfo(building, SUPERUSER)
    try:
        with connect(url, application_name="growthos platform") as conn, conn.transaction():
            for path in _files(folder, "database"):
                _run(conn, path)
    except BaseException:
        drop(admin, building)
        raise
    statement = "comment on database {} is {}"
    admin.execute(sql.SQL(statement).format(sql.Identifier(building), sql.Literal(made_from)))
    # No connections, because a database with any cannot be cloned.
    statement = "alter database {} with is_template true allow_connections false"
    admin.execute(sql.SQL(statement).format(sql.Identifier(building)))
    _swap(admin, building, name)


def _run_cluster(admin: psycopg.Connection, server: Server, folder: Path | None) -> None:
    with admin.transaction():
        for path in _files(folder, "cluster"):
            _run(admin, path)
        found = admin.execute("select 1 from pg_catalog.pg_roles where rolname = %s", [OWNER]).fetchone()
        if found is None:
            if folder is not None:
                raise ServerError(f"{folder / 'cluster'} does not create the role {OWNER}")
            statement = "create role {} login createdb createrole"
            admin.execute(sql.SQL(statement).format(sql.Identifier(OWNER)))
        # Hashed here: a statement may end up in the server's log.
        hashed = admin.pgconn.encrypt_password(server.password.encode(), OWNER.encode(), b"scram-sha-256")
        statement = "alter role {} password {}"
        admin.execute(sql.SQL(statement).format(sql.Identifier(OWNER), sql.Literal(hashed.decode())))
    # What the files have set for themselves.
    admin.execute("reset all")


def _files(folder: Path | None, part: str) -> list[Path]:
    return sorted((folder / part).glob("*.sql"), key=lambda path: path.name) if folder else []


def _run(conn: psycopg.Connection, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    try:
        conn.execute(text.encode())
    except psycopg.Error as error:
        position = error.diag.statement_position
        line = f":{text.count(chr(10), 0, int(position)) + 1}" if position else ""
        raise ServerError(f"{path}{line}: {error.diag.message_primary or error}") from error


def _clone(admin: psycopg.Connection, name: str, template: str) -> None:
    statement = sql.SQL("create database {} template {} owner {}").format(
        sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
    )
    try:
        admin.execute(statement)
    except psycopg.Error as error:
        raise ServerError(f"the database {name} cannot be made: {error.diag.message_primary or error}") from error


def drop(admin: psycopg.Connection, name: str) -> None:
    """Drops the database, whoever is connected; nothing where there is none."""
    found = admin.execute("select datistemplate from pg_catalog.pg_database where datname = %s", [name]).fetchone()
    if found == (True,):
        admin.execute(sql.SQL("alter database {} with is_template false").format(sql.Identifier(name)))
    if found:
        _let_leave(admin, name)
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _let_leave(admin: psycopg.Connection, name: str) -> None:
    """Waits a moment for connections that were just closed: Postgres counts them once, and again only after 100 ms."""
    asked = "select 1 from pg_catalog.pg_stat_activity where datname = %s limit 1"
    for _ in range(_LOOKS):
        if admin.execute(asked, [name]).fetchone() is None:
            return
        time.sleep(_LOOK_SECONDS)


def _drop_leftovers(admin: psycopg.Connection) -> None:
    """Drops what an interrupted building left. Safe, because whoever builds holds the lock."""
    for (name,) in admin.execute(
        "select datname from pg_catalog.pg_database"
        " where pg_catalog.starts_with(datname, %s) or pg_catalog.starts_with(datname, %s) order by datname",
        [_BUILDING, _RETIRED],
    ).fetchall():
        drop(admin, name)


def _swap(admin: psycopg.Connection, building: str, name: str) -> None:
    """Puts what was built in the place of `name`, in one transaction, and drops what stood there."""
    retired = f"{_RETIRED}{name}"
    drop(admin, retired)
    rename = sql.SQL("alter database {} rename to {}")
    found = admin.execute("select 1 from pg_catalog.pg_database where datname = %s", [name]).fetchone()
    try:
        with admin.transaction():
            if found:
                admin.execute(rename.format(sql.Identifier(name), sql.Identifier(retired)))
            admin.execute(rename.format(sql.Identifier(building), sql.Identifier(name)))
    except psycopg.errors.ObjectInUse as error:
        raise ServerError(f"the embedded database {name} is in use; disconnect from it and try again") from error
    drop(admin, retired)
