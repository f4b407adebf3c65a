"""What a new object in public grants by itself: next to nothing, as on Supabase since 30 October 2026."""

from __future__ import annotations

import pytest
from platform_server import Caller, Server

API_ROLES = ["anon", "authenticated", "service_role"]


def granted(caller: Caller, catalog: str, acl: str, name: str) -> dict[object, list[str]]:
    """Grantee -> privileges on the object, its owner left out."""
    builtin = "pg_catalog.acldefault('f', o.proowner)" if acl == "proacl" else "null"
    rows = caller.connection.execute(
        f"""
        select case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
               pg_catalog.array_agg(lower(a.privilege_type) order by a.privilege_type)
        from {catalog} as o, lateral pg_catalog.aclexplode(coalesce(o.{acl}, {builtin})) as a where o.oid = %s::{name} group by 1
        """,
        ("public.fresh" + ("()" if name == "regprocedure" else ""),),
    ).fetchall()
    return {grantee: privileges for grantee, privileges in rows if grantee != "postgres"}


def test_a_new_table_grants_only_truncate_references_trigger_and_maintain(caller: Caller, server: Server) -> None:
    caller.connection.execute("create table public.fresh (id integer)")
    expected = (["maintain"] if server.major >= 17 else []) + ["references", "trigger", "truncate"]
    assert granted(caller, "pg_catalog.pg_class", "relacl", "regclass") == {role: expected for role in API_ROLES}


def test_a_new_sequence_grants_only_update(caller: Caller) -> None:
    caller.connection.execute("create sequence public.fresh")
    assert granted(caller, "pg_catalog.pg_class", "relacl", "regclass") == {role: ["update"] for role in API_ROLES}


def test_a_new_function_may_be_executed_by_everybody(caller: Caller) -> None:
    caller.connection.execute("create function public.fresh() returns integer language sql return 1")
    assert granted(caller, "pg_catalog.pg_proc", "proacl", "regprocedure") == {"public": ["execute"]}


def test_revoking_execute_by_default_in_a_schema_changes_nothing(caller: Caller) -> None:
    caller.connection.execute("alter default privileges for role postgres in schema public revoke execute on functions from public")
    caller.connection.execute("create function public.fresh() returns integer language sql return 1")
    assert caller.value("select pg_catalog.has_function_privilege('anon', 'public.fresh()', 'execute')") is True


@pytest.mark.parametrize("role", API_ROLES)
def test_a_new_table_is_closed_to_callers_until_it_is_granted(caller: Caller, role: str) -> None:
    caller.connection.execute("create table public.fresh (id integer)")
    caller.become(role)
    for statement in ("select * from public.fresh", "insert into public.fresh values (1)", "delete from public.fresh"):
        assert caller.run(statement) == "42501 permission denied for table fresh"


def test_objects_in_other_schemas_grant_nothing_at_all(caller: Caller) -> None:
    caller.connection.execute("create schema api; create table api.fresh (id integer)")
    caller.become("service_role")
    assert caller.run("select * from api.fresh") == "42501 permission denied for schema api"


def test_what_the_superuser_makes_keeps_the_old_defaults(admin: Caller) -> None:
    admin.connection.execute("create table public.fresh (id integer)")
    assert admin.value("select pg_catalog.has_table_privilege('anon', 'public.fresh', 'select')") is True
