-- Row security, owners and grants of the auth schema.
-- Anonymous and signed-in callers hold nothing here; postgres holds all of it, SELECT with grant option.

do $$
declare
  table_name text;
begin
  for table_name in
    select c.relname
    from pg_catalog.pg_class as c
    where c.relnamespace = 'auth'::regnamespace and c.relkind = 'r'
  loop
    execute pg_catalog.format('alter table auth.%I enable row level security', table_name);
    -- schema_migrations stays with supabase_admin: postgres inherits every right of supabase_auth_admin, and on hosted
    -- Supabase it may read that table (pg_read_all_data) but neither write it nor put a policy on it.
    if table_name <> 'schema_migrations' then
      execute pg_catalog.format('alter table auth.%I owner to supabase_auth_admin', table_name);
      execute pg_catalog.format('grant all on auth.%I to postgres, dashboard_user', table_name);
      execute pg_catalog.format('grant select on auth.%I to postgres with grant option', table_name);
    end if;
  end loop;
end
$$;

grant all on sequence auth.refresh_tokens_id_seq to postgres, dashboard_user;
