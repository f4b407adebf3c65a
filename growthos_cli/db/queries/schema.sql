-- Schemas that are neither Postgres's nor the platform's nor made by an extension.
select
  n.oid::pg_catalog.int8 << 16 as address,
  n.nspname as name
from pg_catalog.pg_namespace as n
where n.nspname !~ '^pg_'
  and n.nspname <> all (%(platform_schemas)s::pg_catalog.name[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = n.oid and d.deptype = 'e')
order by n.nspname
