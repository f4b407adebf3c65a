-- What belongs to a caller's role: schemas, relations and functions.
select
  'schema' as kind,
  array[n.nspname]::pg_catalog.text[] as path,
  pg_catalog.pg_get_userbyid(n.nspowner)::pg_catalog.text as tag,
  '{}'::pg_catalog.text[] as evidence
from pg_catalog.pg_namespace as n
where n.oid = any (%(schemas)s::pg_catalog.oid[])
  and pg_catalog.pg_get_userbyid(n.nspowner) = any (%(callers)s)
union all
select
  case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table' when 'S' then 'sequence' else 'table' end,
  array[n.nspname, c.relname], pg_catalog.pg_get_userbyid(c.relowner), '{}'
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and pg_catalog.pg_get_userbyid(c.relowner) = any (%(callers)s)
union all
select
  'function', array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)], pg_catalog.pg_get_userbyid(p.proowner), '{}'
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and pg_catalog.pg_get_userbyid(p.proowner) = any (%(callers)s)
order by path
