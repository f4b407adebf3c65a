select
  n.nspname as schema,
  c.relname as table,
  c.relrowsecurity as enabled,
  c.relforcerowsecurity as forced
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.oid = any (%(tables)s::pg_catalog.oid[])
  and (c.relrowsecurity or c.relforcerowsecurity)
order by n.nspname, c.relname
