-- only with relation v
-- The query without its final semicolon. A column's type says its collation where that is not the type's own.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  d.query,
  c.reloptions as options,
  -- include places
  array(
    select a.attname from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid and a.attnum > 0
    order by a.attnum) as columns,
  array(
    select pg_catalog.format_type(a.atttypid, a.atttypmod) || case when a.attcollation <> t.typcollation then (
      select ' collate ' || pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
      from pg_catalog.pg_collation as co
      join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
      where co.oid = a.attcollation) else '' end
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0
    order by a.attnum) as types
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
-- include printed_view
where c.oid = any (%(views)s::pg_catalog.oid[])
  and c.relkind = 'v'
order by n.nspname, c.relname
