select
  n.nspname as schema,
  c.relname as name,
  tn.nspname as table_schema,
  t.relname as table,
  a.attname as column
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_depend as d
  on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'a'
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0
join pg_catalog.pg_class as t on t.oid = d.refobjid
join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.oid = any (%(sequences)s::pg_catalog.oid[])
  and (d.refobjid = any (%(tables)s::pg_catalog.oid[]) or d.refobjid = any (%(views)s::pg_catalog.oid[]))
order by n.nspname, c.relname
