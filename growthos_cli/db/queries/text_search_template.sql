-- only with ts_template
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.tmplname as name,
  t.tmpllexize::pg_catalog.text as lexize,
  nullif(t.tmplinit, 0)::pg_catalog.regproc::pg_catalog.text as init
from pg_catalog.pg_ts_template as t
join pg_catalog.pg_namespace as n on n.oid = t.tmplnamespace
where t.tmplnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_ts_template'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.tmplname
