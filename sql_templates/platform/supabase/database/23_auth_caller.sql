-- Who is calling: auth.uid(), role(), email() and jwt() read the claims that PostgREST and Storage put into settings
-- (Supabase Auth, migrations of the claim functions).
--
-- The old single-claim setting wins over the JSON of `request.jwt.claims`, even when it is stale. An empty string counts
-- as missing, because a setting that was set locally once reads as '' for the rest of the session. A `sub` that is no
-- uuid raises 22P02.
--
-- They belong to supabase_admin and not, as on hosted Supabase, to supabase_auth_admin, so that postgres does not inherit
-- the right to replace, drop or revoke them. They run as the caller: the owner changes no answer.

create function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(pg_catalog.current_setting('request.jwt.claim.sub', true), ''),
    (nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
  )::uuid
$$;
comment on function auth.uid() is 'Deprecated. Use auth.jwt() -> ''sub'' instead.';

create function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(pg_catalog.current_setting('request.jwt.claim.role', true), ''),
    (nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
  )::text
$$;
comment on function auth.role() is 'Deprecated. Use auth.jwt() -> ''role'' instead.';

create function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(pg_catalog.current_setting('request.jwt.claim.email', true), ''),
    (nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
  )::text
$$;
comment on function auth.email() is 'Deprecated. Use auth.jwt() -> ''email'' instead.';

create function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(pg_catalog.current_setting('request.jwt.claim', true), ''),
    nullif(pg_catalog.current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;
