-- only with transform
select
  t.oid::pg_catalog.int8 << 16 as address,
  pg_catalog.format_type(t.trftype, null) as type,
  l.lanname as language,
  nullif(t.trffromsql, 0)::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text as from_sql,
  nullif(t.trftosql, 0)::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text as to_sql
from pg_catalog.pg_transform as t
join pg_catalog.pg_language as l on l.oid = t.trflang
where not exists (
  select from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_transform'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by pg_catalog.format_type(t.trftype, null) collate "C", l.lanname
