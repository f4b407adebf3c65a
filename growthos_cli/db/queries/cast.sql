-- only with cast
-- A range type brings a cast to its multirange, which depends on that internally ('i').
select
  c.oid::pg_catalog.int8 << 16 as address,
  pg_catalog.format_type(c.castsource, null) as source,
  pg_catalog.format_type(c.casttarget, null) as target,
  case when c.castfunc <> 0 then c.castfunc::pg_catalog.regprocedure::pg_catalog.text end as function,
  c.castmethod = 'i' as inout,
  case c.castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end as context
from pg_catalog.pg_cast as c
where c.oid >= 16384
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
order by c.castsource::pg_catalog.regtype::pg_catalog.text collate "C", c.casttarget::pg_catalog.regtype::pg_catalog.text collate "C"
