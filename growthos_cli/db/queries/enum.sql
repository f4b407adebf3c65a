-- only with type e
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as name,
  array(
    select e.enumlabel from pg_catalog.pg_enum as e
    where e.enumtypid = t.oid
    order by e.enumsortorder) as labels
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  and t.typtype = 'e'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
