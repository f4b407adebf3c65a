"""A catalog that was read from somewhere, made once more in a scratch database, as far as that server can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
from psycopg import sql

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.role import Role
from growthos_cli.catalog.roles import all_roles
from growthos_cli.catalog.views import MaterializedView
from growthos_cli.db.connect import session_settings
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.extract import extract
from growthos_cli.db.scratch import clone
from growthos_cli.errors import PlanError
from growthos_cli.planning.plan import plan
from growthos_cli.platform import Platform
from growthos_cli.templates import sent


@contextmanager
def rebuilt(server: Server, template: str, platform: Platform, catalog: Catalog) -> Iterator[psycopg.Connection]:
    """A superuser's connection inside a transaction that holds `catalog`, and the roles that it names, and is never committed.

    What this server refuses (an extension that it lacks, a word of another major) is left out, and what needs it. No materialized view is
    filled: nobody asks for rows, and its query may be one that its owner may not run.
    """
    views = [item for item in catalog.kind("materialized_view") if isinstance(item, MaterializedView) and item.populated]
    catalog = catalog.plus(replace(item, populated=False) for item in views) if views else catalog
    with clone(server, template, SUPERUSER) as conn:
        session_settings(conn)
        conn.execute("set local check_function_bodies = off")
        _make_roles(conn, catalog)
        baseline = extract(conn, platform, roles=catalog.roles)
        try:
            steps = plan(baseline.catalog, catalog, role=baseline.role, major=baseline.server_version // 10_000).steps
        except PlanError:
            steps = ()
        for step in steps:
            _try(conn, sent(step.sql))
        yield conn


def _try(conn: psycopg.Connection, statement: str) -> None:
    try:
        with conn.transaction():
            conn.execute(statement.encode())
    except psycopg.Error:
        return


def _make_roles(conn: psycopg.Connection, catalog: Catalog) -> None:
    there = {name for (name,) in conn.execute("select rolname from pg_catalog.pg_roles")}
    made = {ref.path[0] for ref in catalog.objects if ref.kind == Role.kind}
    for name in sorted(all_roles(catalog) - there - made):
        _try(conn, sql.SQL("create role {} nologin").format(sql.Identifier(name)).as_string(conn))
