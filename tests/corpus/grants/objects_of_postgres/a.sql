grant execute on function pg_catalog.pg_ls_dir(text) to app;
revoke execute on function pg_catalog.pg_backend_pid() from public;
grant select on pg_catalog.pg_authid to app;
grant create on schema pg_catalog to writer;
