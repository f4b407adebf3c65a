-- Settings that come with a role (Supabase role settings), and the settings that `postgres` may change for itself.
--
-- authenticator also preloads supautils and safeupdate on hosted Supabase. Neither library is part of PostgreSQL, and
-- naming an absent one would refuse every connection of that role, so it is left out.

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';

-- Hosted projects really carry the backslash, so `"$user"` never stands for a schema named like the role.
alter role postgres set search_path = '\$user', public, extensions;

alter role supabase_admin set search_path = '$user', public, auth, extensions;
alter role supabase_admin set log_statement = 'none';
alter role supabase_admin set statement_timeout = 0;

alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = 60000;
alter role supabase_auth_admin set log_statement = 'none';

alter role supabase_storage_admin set search_path = storage;
alter role supabase_storage_admin set log_statement = 'none';

alter role supabase_read_only_user set default_transaction_read_only = on;

-- supautils allows its privileged role a list of superuser settings; PostgreSQL 15 and later can grant them.
grant set on parameter session_replication_role, log_min_messages, track_io_timing, deadlock_timeout to postgres;

-- PostgREST reads these from the role authenticator, where people set them (`alter role authenticator set pgrst.…`).
grant set on parameter
  pgrst.db_schemas, pgrst.db_extra_search_path, pgrst.db_max_rows, pgrst.db_pre_request, pgrst.db_aggregates_enabled,
  pgrst.db_plan_enabled, pgrst.db_tx_end, pgrst.openapi_mode, pgrst.server_timing_enabled
  to postgres;
