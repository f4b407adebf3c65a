select
  e.oid::pg_catalog.int8 << 16 as address,
  e.extname as name,
  n.nspname as schema,
  e.extrelocatable as relocatable
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
where e.extname <> all (%(platform_extensions)s::pg_catalog.name[])
order by e.extname
