grant execute on function pg_catalog.pg_ls_dir(text) to reader with grant option;
revoke usage on language sql from public;
grant usage on language sql to app;
grant update on pg_catalog.pg_class to public;
grant select (subconninfo) on pg_catalog.pg_subscription to app;
revoke select on pg_catalog.pg_roles from public;
