-- The shells of base types, and those that were never filled. The former have no address: it is the type's.
select
  case when t.typisdefined then 0 else t.oid::pg_catalog.int8 << 16 end as address,
  n.nspname as schema,
  t.typname as name
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  and ((t.typtype = 'b' and t.typcategory <> 'A') or not t.typisdefined)
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
