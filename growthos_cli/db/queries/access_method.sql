-- only with am
select
  a.oid::pg_catalog.int8 << 16 as address,
  a.amname as name,
  case a.amtype when 'i' then 'index' else 'table' end as type,
  a.amhandler::pg_catalog.text as handler
from pg_catalog.pg_am as a
where a.oid >= 16384
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_am'::pg_catalog.regclass and d.objid = a.oid and d.deptype = 'e')
order by a.amname
