grant select (rolsuper), update (rolname) on pg_catalog.pg_authid to current_user;
grant select (prosrc) on pg_catalog.pg_proc to current_user;
