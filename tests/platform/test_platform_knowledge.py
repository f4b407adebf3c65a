"""`growthos_cli.platform`: what it says will be refused is refused, what it lets through works."""

from __future__ import annotations

import pytest
from platform_server import Caller

from growthos_cli.platform import LEGACY_DEFAULT_PRIVILEGES, PLAIN, SUPABASE, platform_named, refusal

TRIGGER = "create trigger t after insert on {0} for each row execute function public.tried_trigger()"

# statement, schema, table, the SQL of it
STATEMENTS = [
    ("create policy", "storage", "objects", "create policy p on storage.objects using (true)"),
    ("create policy", "storage", "migrations", "create policy p on storage.migrations using (true)"),
    ("drop policy", "auth", "users", "create policy p on auth.users using (true); drop policy p on auth.users"),
    ("create trigger", "auth", "users", TRIGGER.format("auth.users")),
    ("create trigger", "auth", "schema_migrations", TRIGGER.format("auth.schema_migrations")),
    ("replace trigger", "storage", "objects", TRIGGER.format("storage.objects").replace("create", "create or replace")),
    ("drop trigger", "storage", "objects", "drop trigger protect_objects_delete on storage.objects"),
    ("alter trigger", "storage", "objects", "alter table storage.objects disable trigger protect_objects_delete"),
    ("alter row_security", "storage", "objects", "alter table storage.objects enable row level security"),
    ("create index", "auth", "users", "create index i on auth.users (created_at)"),
    ("create column", "auth", "users", "alter table auth.users add column probe integer"),
    ("create check", "auth", "users", "alter table auth.users add check (true)"),
    ("create table", "auth", "probe", "create table auth.probe ()"),
    ("create function", "storage", "probe", "create function storage.probe() returns integer language sql return 1"),
    ("drop table", "realtime", "messages", "drop table realtime.messages"),
    ("create comment", "storage", "buckets", "comment on table storage.buckets is 'x'"),
    ("create publication_table", "auth", "users", "alter publication supabase_realtime add table auth.users"),
    ("create bucket", "storage", "buckets", "insert into storage.buckets (id, name) values ('b', 'b')"),
    ("drop bucket", "storage", "buckets", "delete from storage.buckets"),
    ("drop row", "storage", "objects", "delete from storage.objects"),
    ("drop row", "auth", "users", "delete from auth.users"),
    ("create row", "auth", "schema_migrations", "insert into auth.schema_migrations values ('1')"),
    ("create grant", "storage", "objects", "grant select on storage.objects to service_role"),
    ("create table", "public", "probe", "create table public.probe ()"),
    ("alter row_security", "public", "tried", "alter table public.tried enable row level security"),
    ("create function", "extensions", "probe", "create function extensions.probe() returns integer language sql return 1"),
]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s[0]} {s[1]}.{s[2]}")
def test_a_refusal_is_foretold_exactly_when_it_comes(caller: Caller, statement: tuple[str, str, str, str]) -> None:
    kind, schema, table, sql = statement
    assert (refusal(kind, schema, table) is not None) == (caller.run(sql) != "ok")


def test_a_refusal_says_what_and_why() -> None:
    assert refusal("alter row_security", "storage", "objects") == (
        "row security is on already on storage.objects, and only its owner may switch it."
    )
    assert refusal("create index", "auth", "users") == "auth.users belongs to the platform, and this statement is reserved to its owner."
    assert refusal("create view", "auth", "v") == "postgres may create nothing in schema auth, which belongs to the platform."
    assert refusal("drop row", "storage", "objects") == (
        "rows of storage.objects are deleted through the Storage API, never by SQL: the files would stay behind."
    )


def test_plain_postgres_refuses_nothing_and_owns_only_its_own_schemas() -> None:
    assert PLAIN.refusal("create index", "auth", "users") is None
    assert [schema for schema in ("pg_catalog", "pg_toast", "information_schema", "auth", "public") if PLAIN.owns_schema(schema)] == [
        "pg_catalog",
        "pg_toast",
        "information_schema",
    ]
    assert not PLAIN.owns_role("anon")
    assert PLAIN.owns_role("pg_monitor")
    assert PLAIN.default_privileges == {"table": {}, "sequence": {}, "function": {"public": ("execute",)}}


def test_a_platform_is_found_by_name_or_the_names_are_listed() -> None:
    assert platform_named("supabase") is SUPABASE
    assert platform_named("postgres") is PLAIN
    with pytest.raises(KeyError, match="no platform named 'heroku'; there are supabase, postgres"):
        platform_named("heroku")


def test_the_legacy_defaults_grant_everything_that_creation_can_grant(admin: Caller) -> None:
    """supabase_admin still has the old defaults, so its new objects show them."""
    admin.connection.execute("""
        create table public.fresh (); create sequence public.fresh_id; create function public.fresh() returns integer language sql return 1
    """)
    acls = {"table": "'public.fresh'::regclass", "sequence": "'public.fresh_id'::regclass", "function": "'public.fresh()'::regprocedure"}
    for what, name in acls.items():
        acl = f"select proacl from pg_proc where oid = {name}" if what == "function" else f"select relacl from pg_class where oid = {name}"
        granted = admin.rows(f"""
            select case when a.grantee = 0 then 'public' else a.grantee::regrole::text end, lower(a.privilege_type)
            from pg_catalog.aclexplode(({acl})) as a where a.grantee::regrole::text not in ('postgres', 'supabase_admin')
        """)
        expected = {(role, privilege) for role, privileges in LEGACY_DEFAULT_PRIVILEGES[what].items() for privilege in privileges}
        newer = {(role, "maintain") for role in ("anon", "authenticated", "service_role")}
        assert set(granted) in (expected, expected - newer)
