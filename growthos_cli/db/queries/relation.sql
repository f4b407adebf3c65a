-- Relations of ours whose columns are no objects: views and materialized views.
select c.oid::pg_catalog.int8 << 16 as address
from pg_catalog.pg_class as c
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind in ('v', 'm')
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by c.oid
