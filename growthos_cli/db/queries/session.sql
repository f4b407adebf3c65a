select
  current_user::pg_catalog.text as role,
  pg_catalog.to_regclass('storage.buckets') is not null as has_buckets,
  pg_catalog.has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select') as reads_connections
