-- only with relation v
-- Addressed by the default: what depends on the column depends on the view.
select
  d.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as view,
  a.attname as name,
  pg_catalog.pg_get_expr(d.adbin, 0) as default
from pg_catalog.pg_attrdef as d
join pg_catalog.pg_class as c on c.oid = d.adrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
where d.adrelid = any (%(views)s::pg_catalog.oid[])
order by n.nspname, c.relname, a.attname
