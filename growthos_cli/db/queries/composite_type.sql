-- only with relation c
-- Types made by `create type ... as (...)`, not the row types of tables.
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as name,
  array(
    select array[a.attname::pg_catalog.text, pg_catalog.format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation = at.typcollation then '' else (
        select ' collate ' || case when cn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(cn.nspname) || '.' else '' end
          || pg_catalog.quote_ident(co.collname)
        from pg_catalog.pg_collation as co
        join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
        where co.oid = a.attcollation) end]
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as at on at.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    order by a.attnum) as attributes
from pg_catalog.pg_class as c
join pg_catalog.pg_type as t on t.oid = c.reltype
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind = 'c'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
