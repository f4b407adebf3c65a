grant select (rolname) on pg_catalog.pg_authid to current_user with grant option;
