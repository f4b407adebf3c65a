create function handler() returns fdw_handler language c as '$libdir/postgres_fdw', 'postgres_fdw_handler';
create function validator(text[], oid) returns void language c as '$libdir/postgres_fdw', 'postgres_fdw_validator';
create schema x;
create function x."Odd"() returns fdw_handler language c as '$libdir/postgres_fdw', 'postgres_fdw_handler';
create foreign data wrapper w handler handler validator validator;
create foreign data wrapper v handler x."Odd";
create server s foreign data wrapper w options (host 'h');
create foreign table t (id int) server s;
