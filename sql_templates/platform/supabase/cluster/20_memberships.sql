-- Who is a member of whom (Supabase role memberships), and the one membership that a project does not have.
-- GRANT of a membership that exists is a notice, so this may run again.

set client_min_messages = warning;

grant anon, authenticated, service_role to authenticator;
-- That is how Storage turns into the caller: storage admin, then authenticator, then the caller's role.
grant authenticator to supabase_storage_admin;

grant pg_monitor, pg_read_all_data to supabase_read_only_user;
grant pg_monitor, pg_read_all_data, supabase_privileged_role to supabase_etl_admin;

grant anon, authenticated, service_role, pg_monitor, pg_read_all_data, pg_signal_backend to postgres
  with admin option;
grant supabase_privileged_role to postgres;

do $$
declare
  owner_role text;
begin
  if pg_catalog.current_setting('server_version_num')::integer >= 160000 then
    grant authenticator, pg_create_subscription to postgres with admin option;
  end if;

  -- Stands in for supautils (docs/decisions/0002-emulating-supautils.md). CREATE POLICY and DROP TRIGGER belong to
  -- a table's owner, and on hosted Supabase supautils lets `postgres` run them on the platform's tables all the same.
  -- Here `postgres` inherits ownership instead, and event triggers refuse what it must not do with it.
  foreach owner_role in array array['supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin']
  loop
    if pg_catalog.current_setting('server_version_num')::integer >= 160000 then
      execute pg_catalog.format('grant %I to postgres with inherit true, set false, admin false', owner_role);
    else
      -- PostgreSQL 15 knows no `set false`: SET ROLE to these roles works there, and only there.
      execute pg_catalog.format('grant %I to postgres', owner_role);
    end if;
  end loop;
end
$$;
