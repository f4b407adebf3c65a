"""Asks Postgres to check the function bodies that it took on trust while everything was being created."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from growthos_cli.catalog.ref import Ref

_FUNCTIONS = """
select
  n.nspname, p.proname, p.oid, v.proname,
  (select pg_catalog.substr(c, 13) from pg_catalog.unnest(p.proconfig) as c where pg_catalog.starts_with(c, 'search_path='))
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
join pg_catalog.pg_proc v on v.oid = l.lanvalidator
where p.oid >= 16384 and l.lanname in ('sql', 'plpgsql') and v.proname in ('fmgr_sql_validator', 'plpgsql_validator')
order by 1, 2, 3
"""

_DEFAULT = '"$user", public'


def refused_bodies(conn: psycopg.Connection, functions: set[Ref]) -> Iterator[tuple[Ref, psycopg.Error]]:
    """The functions among `functions` whose body Postgres refuses, each with what it said.

    SQL bodies are parsed and analysed in full, PL/pgSQL bodies for their syntax: what CREATE FUNCTION would have done, with the
    function's own search_path, or the one that every database begins with. Needs an open transaction.
    """
    names = {ref.path[:2] for ref in functions}
    conn.execute("set local check_function_bodies = on")
    for schema, name, oid, validator, search_path in conn.execute(_FUNCTIONS).fetchall():
        if (schema, name) not in names:
            continue
        try:
            with conn.transaction():
                conn.execute("select pg_catalog.set_config('search_path', %s, true)", [_DEFAULT if search_path is None else search_path])
                conn.execute(psycopg.sql.SQL("select pg_catalog.{}({})").format(psycopg.sql.Identifier(validator), oid))
        except psycopg.Error as error:
            yield Ref("function", (schema, name)), error
