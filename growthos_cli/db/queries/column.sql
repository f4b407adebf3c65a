-- A default can name no column, so it is printed without its table, which takes Postgres half the time.
-- Virtual generated columns (attgenerated 'v', since 18) are unmodelled.
select
  a.attrelid::pg_catalog.int8 << 16 | a.attnum as address,
  n.nspname as schema,
  c.relname as table,
  a.attname as name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
  a.attnotnull as not_null,
  case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, 0) end as default,
  case when a.attgenerated = 's' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
  case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
  case when a.attcollation <> t.typcollation then (
    select case when cn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(cn.nspname) || '.' else '' end
      || pg_catalog.quote_ident(co.collname)
    from pg_catalog.pg_collation as co
    join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
    where co.oid = a.attcollation) end as collation,
  a.attnum as position
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = any (%(tables)s::pg_catalog.oid[])
  and a.attnum > 0
  and not a.attisdropped
  and a.attgenerated <> 'v'
order by n.nspname, c.relname, a.attnum
