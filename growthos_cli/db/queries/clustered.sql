select
  n.nspname as schema,
  c.relname as table,
  ic.relname as index,
  case c.relkind when 'm' then 'materialized_view' else 'table' end as of
from pg_catalog.pg_index as i
join pg_catalog.pg_class as ic on ic.oid = i.indexrelid
join pg_catalog.pg_class as c on c.oid = i.indrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where (i.indrelid = any (%(tables)s::pg_catalog.oid[]) or i.indrelid = any (%(views)s::pg_catalog.oid[]))
  and i.indisclustered
order by n.nspname, c.relname
