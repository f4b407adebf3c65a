select
  e.oid::pg_catalog.int8 << 16 as address,
  e.extname as name,
  n.nspname as schema,
  case when %(of_ones_own)s then e.extversion end as version,
  e.extrelocatable as relocatable,
  array(
    select distinct coalesce(p.proname, t.typname, c.relname)::pg_catalog.text
    from pg_catalog.pg_depend as d
    left join pg_catalog.pg_proc as p on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.oid = d.objid
    left join pg_catalog.pg_type as t on d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and t.oid = d.objid
    left join pg_catalog.pg_class as c on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = d.objid
    where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid and d.deptype = 'e'
      and coalesce(p.oid, t.oid, c.oid) is not null
    order by 1) as members
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
where e.extname <> all (%(platform_extensions)s::pg_catalog.name[])
order by e.extname
