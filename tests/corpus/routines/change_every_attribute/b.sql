create function f(a int) returns setof int language sql immutable strict security definer parallel safe leakproof cost 7.5 rows 42
  set search_path = pg_catalog, pg_temp set work_mem = '8MB' set "TimeZone" = 'UTC' as 'select a';
