-- only with ts_dict
-- `options` is one text here, which the reader takes apart.
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.dictname as name,
  pg_catalog.format('%%I.%%I', tn.nspname, m.tmplname) as template,
  coalesce(t.dictinitoption, '') as options
from pg_catalog.pg_ts_dict as t
join pg_catalog.pg_namespace as n on n.oid = t.dictnamespace
join pg_catalog.pg_ts_template as m on m.oid = t.dicttemplate
join pg_catalog.pg_namespace as tn on tn.oid = m.tmplnamespace
where t.dictnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.dictname
