"""Statements of `postgres`, one by one: the outcome that hosted Supabase gives, on the platform's objects and beyond.

`HOSTED` is what was measured on PostgreSQL 17 with supautils; a few more statements on the same tables follow from Postgres's
own check of ownership. `HERE` lists every statement that ends otherwise in this
environment, with its outcome; decision 0002 says why. A statement that is mended here fails until it leaves `HERE`.
"""

from __future__ import annotations

import pytest
from platform_server import Caller, Server

OK = "ok"
OBJECTS = "42501 must be owner of table objects"
USERS = "42501 must be owner of table users"
DELETION = "42501 Direct deletion from storage tables is not allowed. Use the Storage API instead."
BUCKET = "insert into storage.buckets (id, name) values ('b', 'b'); "
POLICY = "create policy p on storage.objects for select to authenticated using (bucket_id = 'b'); "
SIGN_UP = "create trigger made after insert on auth.users for each row execute function public.tried_trigger(); "

HOSTED = {
    # storage: policies
    "alter table storage.objects enable row level security": OBJECTS,
    "alter table storage.objects disable row level security": OBJECTS,
    "alter table storage.objects force row level security": OBJECTS,
    POLICY: OK,
    POLICY + "alter policy p on storage.objects using (false)": OK,
    POLICY + "alter policy p on storage.objects rename to q": OBJECTS,
    POLICY + "drop policy p on storage.objects": OK,
    POLICY + "comment on policy p on storage.objects is 'x'": OK,
    "drop policy if exists nope on storage.objects": OK,
    f"do $$ begin execute $q${POLICY}$q$; end $$": OK,
    "create policy p on storage.buckets for select to authenticated using (true)": OK,
    "create policy p on storage.s3_multipart_uploads for select to authenticated using (true)": OK,
    "create policy p on storage.migrations for select to authenticated using (true)": "42501 must be owner of table migrations",
    # storage: rows
    BUCKET + "update storage.buckets set public = true": OK,
    BUCKET + "delete from storage.buckets": DELETION,
    BUCKET + "insert into storage.objects (bucket_id, name) values ('b', 'x.png'); delete from storage.objects": DELETION,
    BUCKET + "set local storage.allow_delete_query = 'true'; delete from storage.buckets": OK,
    "truncate storage.objects": OK,
    "select count(*) from storage.migrations": OK,
    "delete from storage.migrations": "42501 permission denied for table migrations",
    # storage: structure
    "create index probe on storage.objects (created_at)": OBJECTS,
    "alter table storage.objects add column probe integer": OBJECTS,
    "alter table storage.objects alter column name set not null": OBJECTS,
    "alter table storage.objects owner to postgres": OBJECTS,
    "alter table storage.objects rename to things": OBJECTS,
    "alter table storage.objects set schema public": OBJECTS,
    "drop table storage.objects cascade": OBJECTS,
    "drop index storage.name_prefix_search": "42501 must be owner of index name_prefix_search",
    "comment on table storage.objects is 'x'": OBJECTS,
    "comment on column storage.objects.name is 'x'": "42501 must be owner of relation objects",
    "create rule probe as on insert to storage.objects do instead nothing": OBJECTS,
    "create statistics public.probe on bucket_id, name from storage.objects": OBJECTS,
    "create table storage.probe (id integer)": "42501 permission denied for schema storage",
    "create view storage.probe as select 1 as x": "42501 permission denied for schema storage",
    "create function storage.probe() returns integer language sql return 1": "42501 permission denied for schema storage",
    "create or replace function storage.foldername(name text) returns text[] language sql return null::text[]": (
        "42501 permission denied for schema storage"
    ),
    "drop function storage.foldername(text)": "42501 must be owner of function storage.foldername",
    "drop schema storage cascade": "42501 must be owner of schema storage",
    "create table public.probe (o uuid references storage.objects (id) on delete set null); drop table public.probe": OK,
    "create table public.probe () inherits (storage.objects)": OBJECTS,
    "set local session_replication_role = replica; alter table storage.objects add column probe integer": OBJECTS,
    "do $$ begin execute 'alter table storage.objects enable row level security'; end $$": OBJECTS,
    # storage: triggers and grants
    "create trigger made after insert on storage.objects for each row execute function public.tried_trigger(); "
    "drop trigger made on storage.objects": OK,
    "drop trigger protect_objects_delete on storage.objects": OK,
    "alter table storage.objects disable trigger protect_objects_delete": OBJECTS,
    "grant select on storage.objects to service_role": OK,
    "grant execute on function storage.foldername(text) to authenticated": OK,
    "revoke all on storage.objects from anon": OK,
    "grant supabase_storage_admin to postgres": (
        '42501 "supabase_storage_admin" role memberships are reserved, only superusers can grant them'
    ),
    # auth
    SIGN_UP: OK,
    SIGN_UP.replace("create", "create or replace"): OK,
    SIGN_UP + "drop trigger if exists made on auth.users": OK,
    SIGN_UP + "drop function public.tried_trigger() cascade": OK,
    SIGN_UP + "alter trigger made on auth.users rename to other": USERS,
    SIGN_UP + "alter table auth.users disable trigger made": USERS,
    SIGN_UP + "comment on trigger made on auth.users is 'x'": "42501 must be owner of relation users",
    "create function auth.probe() returns integer language sql return 1": "42501 permission denied for schema auth",
    "create or replace function auth.uid() returns uuid language sql stable return null::uuid": "42501 permission denied for schema auth",
    "drop function auth.uid()": "42501 must be owner of function auth.uid",
    "create table auth.probe (id integer)": "42501 permission denied for schema auth",
    "create view auth.probe as select 1 as x": "42501 permission denied for schema auth",
    "alter table auth.users add column probe integer": USERS,
    "alter table auth.users enable row level security": USERS,
    "create index probe on auth.users (created_at)": USERS,
    "create policy p on auth.users for select to authenticated using (true)": OK,
    "create table public.probe (u uuid references auth.users (id) on delete cascade)": OK,
    "alter table public.tried add foreign key (person) references auth.users (id)": OK,
    "insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.org'); "
    "update auth.users set raw_app_meta_data = '{}'; delete from auth.users": OK,
    "grant select on auth.users to service_role": OK,
    "grant usage on schema auth to anon": OK,
    "revoke execute on function auth.uid() from public": OK,
    "select count(*) from auth.schema_migrations": OK,
    "delete from auth.schema_migrations": "42501 permission denied for table schema_migrations",
    "drop sequence auth.refresh_tokens_id_seq cascade": "42501 must be owner of sequence refresh_tokens_id_seq",
    "alter sequence auth.refresh_tokens_id_seq restart": "42501 must be owner of sequence refresh_tokens_id_seq",
    "set role supabase_auth_admin": '42501 permission denied to set role "supabase_auth_admin"',
    "alter function public.tried_trigger() owner to supabase_auth_admin": '42501 must be able to SET ROLE "supabase_auth_admin"',
    # realtime
    "alter publication supabase_realtime add table public.tried": OK,
    "alter publication supabase_realtime add table storage.objects": OBJECTS,
    "create publication probe for table auth.users": USERS,
    "alter publication supabase_realtime set (publish = 'insert')": OK,
    "drop publication supabase_realtime": OK,
    "create publication probe for table public.tried": OK,
    "create publication probe for all tables": OK,
    "create policy p on realtime.messages for select to authenticated using (true)": OK,
    "alter table realtime.messages enable row level security": "42501 must be owner of table messages",
    "create table public.probe partition of realtime.messages for values from ('2030-01-01') to ('2030-01-02')": (
        "42501 must be owner of table messages"
    ),
    "create function realtime.probe() returns integer language sql return 1": "42501 permission denied for schema realtime",
    "select realtime.send('{}'::jsonb, 'event', 'topic', false)": OK,
    # roles
    "create role app nologin; grant app to authenticator; grant anon to app": OK,
    "create role app login password 'x'": OK,
    "create role app bypassrls": OK,
    "create role app replication": OK,
    "create role app superuser": "42501 permission denied to create role",
    "alter role anon set statement_timeout = '5s'": OK,
    "alter role authenticator set pgrst.db_schemas = 'public, api'": OK,
    "alter role postgres set statement_timeout = '5s'": OK,
    "alter role anon nologin": '42501 "anon" is a reserved role, only superusers can modify it',
    "drop role anon": '42501 "anon" is a reserved role, only superusers can modify it',
    "alter role supabase_admin set statement_timeout = '5s'": '42501 "supabase_admin" is a reserved role, only superusers can modify it',
    "set role anon": OK,
    "set role service_role": OK,
    "set role supabase_admin": '42501 permission denied to set role "supabase_admin"',
    # the database
    "create schema app; create schema api authorization anon": OK,
    "create extension pg_trgm with schema extensions": OK,
    "create extension file_fdw": '42501 permission denied to create extension "file_fdw"',
    "create event trigger probe on ddl_command_end execute function public.tried_event()": OK,
    "drop event trigger pgrst_ddl_watch": "42501 must be owner of event trigger pgrst_ddl_watch",
    "set local session_replication_role = replica": OK,
    "set local log_min_messages = 'warning'": OK,
    "select pg_reload_conf()": OK,
    "select pg_read_file('/etc/passwd')": "42501 permission denied for function pg_read_file",
    "create function public.probe() returns integer language c as 'x', 'y'": "42501 permission denied for language c",
    "alter default privileges for role postgres revoke execute on functions from public": OK,
    "alter default privileges for role supabase_admin revoke all on tables from anon": (
        "42501 permission denied to change default privileges"
    ),
    "alter table public.tried force row level security": OK,
    "alter schema public owner to postgres": OK,
    "notify pgrst, 'reload schema'": OK,
    "grant usage on schema extensions to anon": OK,
    "select vault.create_secret('secret', 'name')": OK,
    "insert into vault.secrets (secret) values ('x')": "42501 permission denied for table secrets",
}

HERE = {
    # Cannot be told from ALTER POLICY … USING.
    POLICY + "alter policy p on storage.objects rename to q": OK,
    # Ownership is inherited, CREATE on the schema is not: refused a moment later, with the next reason.
    "create index probe on storage.objects (created_at)": "42501 permission denied for schema storage",
    "create index probe on auth.users (created_at)": "42501 permission denied for schema auth",
    "alter table storage.objects owner to postgres": "42501 permission denied for schema storage",
    "alter table storage.objects rename to things": "42501 permission denied for schema storage",
    # Roles fire no event triggers: Postgres's own rules and words.
    "grant supabase_storage_admin to postgres": '42501 permission denied to grant role "supabase_storage_admin"',
    "alter role anon nologin": OK,
    "drop role anon": '2BP01 role "anon" cannot be dropped because some objects depend on it',
    "alter role supabase_admin set statement_timeout = '5s'": "42501 permission denied to alter role",
    # supautils lends superuser for these.
    "create publication probe for all tables": "42501 must be superuser to create FOR ALL TABLES publication",
    "create event trigger probe on ddl_command_end execute function public.tried_event()": (
        '42501 permission denied to create event trigger "probe"'
    ),
}

HERE_ON_15 = {
    "grant supabase_storage_admin to postgres": OK,
    "set role supabase_auth_admin": OK,
    "alter function public.tried_trigger() owner to supabase_auth_admin": "42501 permission denied for schema public",
    "create role app bypassrls": "42501 must be superuser to create bypassrls users",
    "create role app replication": "42501 must be superuser to create replication users",
    "create role app superuser": "42501 must be superuser to create superusers",
    "alter role supabase_admin set statement_timeout = '5s'": "42501 must be superuser to alter superusers",
    "alter default privileges for role supabase_admin revoke all on tables from anon": '42501 must be member of role "supabase_admin"',
}


@pytest.mark.parametrize("statements", HOSTED)
def test_a_statement_ends_as_on_hosted_supabase(caller: Caller, server: Server, statements: str) -> None:
    here = HERE | (HERE_ON_15 if server.major < 16 else {})
    assert caller.run(statements) == here.get(statements, HOSTED[statements])


def test_every_difference_is_about_a_statement_that_is_tried() -> None:
    assert (HERE.keys() | HERE_ON_15.keys()) - HOSTED.keys() == set()


def test_a_revoke_that_postgres_may_not_do_changes_no_function(caller: Caller) -> None:
    caller.connection.execute("revoke execute on function auth.uid() from public")
    assert caller.value("select pg_catalog.has_function_privilege('anon', 'auth.uid()', 'execute')") is True


def test_the_services_and_superusers_are_not_held_back(admin: Caller) -> None:
    for role in ("supabase_admin", "supabase_storage_admin"):
        assert admin.run(f"set local role {role}; alter table storage.objects add column probe integer") == OK


def test_postgres_is_held_back_however_it_came_to_be_postgres(admin: Caller) -> None:
    for way in ("set local role postgres", "set local session authorization postgres"):
        assert admin.run(f"{way}; alter table storage.objects add column probe integer") == OBJECTS


def test_a_definer_of_postgres_is_held_back_when_others_call_it(caller: Caller) -> None:
    caller.connection.execute("""
        create function public.probe() returns void language plpgsql security definer set search_path = '' as $$
        begin
          alter table storage.objects add column probe integer;
        end
        $$
    """)
    caller.become("anon")
    assert caller.run("select public.probe()") == OBJECTS
