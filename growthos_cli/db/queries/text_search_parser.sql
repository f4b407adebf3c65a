-- only with ts_parser
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.prsname as name,
  t.prsstart::pg_catalog.text as start,
  t.prstoken::pg_catalog.text as gettoken,
  t.prsend::pg_catalog.text as end,
  t.prslextype::pg_catalog.text as lextypes,
  nullif(t.prsheadline, 0)::pg_catalog.regproc::pg_catalog.text as headline
from pg_catalog.pg_ts_parser as t
join pg_catalog.pg_namespace as n on n.oid = t.prsnamespace
where t.prsnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_ts_parser'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.prsname
