"""Roles of the embedded server, which all of its databases share: made for a while, and taken away again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import psycopg
from psycopg import sql

from growthos_cli.db.environment import OWNER


def role_names(conn: psycopg.Connection) -> set[str]:
    return {name for (name,) in conn.execute("select rolname from pg_catalog.pg_roles")}


def make_roles(conn: psycopg.Connection, names: Iterable[str]) -> None:
    """Makes those of the roles that the server lacks, without any right; in a transaction, until that ends, where it is rolled back."""
    if conn.info.server_version >= 160000:
        # Else who makes a role may not act for it.
        conn.execute("set local createrole_self_grant = 'set, inherit'")
    for name in sorted(set(names) - role_names(conn)):
        conn.execute(sql.SQL("create role {} nologin").format(sql.Identifier(name)))


@contextmanager
def roles_for_a_while(admin: psycopg.Connection, names: Iterable[str], others: Iterable[str] | None = None) -> Iterator[None]:
    """With these roles. Of those that were not there before, these go in the end, and `others`; all of them where none are named."""
    before = role_names(admin)
    try:
        make_roles(admin, names)
        yield
    finally:
        made = role_names(admin) - before
        _drop_roles(admin, made if others is None else made & {*names, *others})


@contextmanager
def promoted(admin: psycopg.Connection) -> Iterator[None]:
    """With a hosted platform's `postgres` as a superuser: SQL that a person wrote for it may do what only its owner lets it do."""
    try:
        admin.execute(sql.SQL("alter role {} superuser").format(sql.Identifier(OWNER)))
        yield
    finally:
        demote(admin)


def demote(admin: psycopg.Connection) -> None:
    """Makes it what it is."""
    admin.execute(sql.SQL("alter role {} nosuperuser").format(sql.Identifier(OWNER)))


def _drop_roles(admin: psycopg.Connection, names: Iterable[str]) -> None:
    for name in sorted(names):
        # Somebody else's scratch database may name it, too, and takes it away.
        with suppress(psycopg.Error):
            admin.execute(sql.SQL("drop role {}").format(sql.Identifier(name)))
