-- What a new object in public grants by itself, after Supabase stopped exposing new objects to the Data API
-- (new projects 2026-05-30, all projects 2026-10-30).
--
-- Both steps are run as Supabase runs them, because the remainder counts: a new table still grants TRUNCATE, REFERENCES
-- and TRIGGER (on 17 and later MAINTAIN), a new sequence UPDATE, and a new function keeps EXECUTE for PUBLIC.

alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;

alter default privileges for role postgres in schema public
  revoke select, insert, update, delete on tables from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke usage, select on sequences from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke execute on functions from anon, authenticated, service_role;

-- What supabase_admin makes keeps the old defaults.
alter default privileges for role supabase_admin in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role supabase_admin in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role supabase_admin in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
