-- The platform's schemas, their owners and who may look into them (Supabase schemas and usage grants).
-- Loaded by supabase_admin into a fresh database owned by postgres, which then serves as template.
--
-- CREATE ON DATABASE is not granted here: CREATE DATABASE does not copy a template's database privileges.

set client_min_messages = warning;

create schema extensions authorization postgres;
create schema auth;
create schema storage;
create schema realtime;
create schema _realtime;
create schema graphql;
create schema graphql_public;
create schema vault;
create schema pgbouncer authorization pgbouncer;

-- Ours: the functions behind the event triggers that stand in for supautils.
create schema supautils;

grant usage on schema public, extensions, auth, storage, realtime, graphql_public
  to anon, authenticated, service_role;
grant usage on schema public to postgres;
grant usage on schema auth, graphql_public, vault to postgres;
grant usage on schema storage, realtime to postgres with grant option;
grant all on schema auth, extensions, storage to dashboard_user;
grant usage on schema vault to service_role;

-- USAGE alone, and not CREATE as on hosted Supabase: postgres inherits what these roles have, and must not inherit CREATE.
grant usage on schema auth to supabase_auth_admin;
grant usage on schema storage to supabase_storage_admin;
grant usage on schema realtime to supabase_realtime_admin;

-- Per database, hence not among the cluster's files.
grant execute on function pg_catalog.pg_reload_conf() to postgres;
