-- The roles of a Supabase project with their attributes (Supabase roles as dumped from hosted projects, July 2026).
-- Run by the superuser supabase_admin, once per cluster; running it again changes nothing.
--
-- Attributes are always stated in full, so that a second run also mends a role that somebody altered.

set client_min_messages = warning;

do $$
begin
  if current_user <> 'supabase_admin' then
    -- `postgres` must not be the bootstrap superuser, because the bootstrap superuser can never be demoted.
    raise exception 'the Supabase roles are made by supabase_admin, not by %', current_user
      using hint = 'Initialise the cluster with: initdb -U supabase_admin';
  end if;
end
$$;

do $$
declare
  role_name text;
begin
  foreach role_name in array array[
    'postgres', 'anon', 'authenticated', 'service_role', 'authenticator',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin',
    'supabase_replication_admin', 'supabase_read_only_user', 'supabase_etl_admin',
    'supabase_privileged_role', 'dashboard_user', 'pgbouncer'
  ]
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute pg_catalog.format('create role %I', role_name);
    end if;
  end loop;
end
$$;

-- The people's own role: everything but superuser.
alter role postgres login nosuperuser inherit createrole createdb replication bypassrls;

-- The roles that an API request runs as.
alter role anon nologin nosuperuser inherit nocreaterole nocreatedb noreplication nobypassrls;
alter role authenticated nologin nosuperuser inherit nocreaterole nocreatedb noreplication nobypassrls;
alter role service_role nologin nosuperuser inherit nocreaterole nocreatedb noreplication bypassrls;
alter role authenticator login nosuperuser noinherit nocreaterole nocreatedb noreplication nobypassrls;

-- The services.
alter role supabase_auth_admin login nosuperuser noinherit createrole nocreatedb noreplication nobypassrls;
alter role supabase_storage_admin login nosuperuser noinherit createrole nocreatedb noreplication nobypassrls;
alter role supabase_realtime_admin nologin nosuperuser noinherit nocreaterole nocreatedb noreplication nobypassrls;
alter role supabase_replication_admin login nosuperuser inherit nocreaterole nocreatedb replication nobypassrls;
alter role supabase_read_only_user login nosuperuser inherit nocreaterole nocreatedb noreplication bypassrls;
alter role supabase_etl_admin login nosuperuser inherit nocreaterole nocreatedb replication bypassrls;
alter role supabase_privileged_role nologin nosuperuser inherit nocreaterole nocreatedb noreplication nobypassrls;
alter role dashboard_user nologin nosuperuser inherit createrole createdb replication nobypassrls;
alter role pgbouncer login nosuperuser inherit nocreaterole nocreatedb noreplication nobypassrls;

-- supabase_admin owns the database `postgres` after initdb; in a project it belongs to `postgres`.
do $$
begin
  if exists (select from pg_catalog.pg_database where datname = 'postgres') then
    alter database postgres owner to postgres;
  end if;
end
$$;
