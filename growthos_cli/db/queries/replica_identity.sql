-- Where the index is gone, Postgres goes on as if nothing were to be told.
select
  n.nspname as schema,
  c.relname as table,
  case when c.relreplident = 'f' then 'full' when ic.relname is null then 'nothing' else 'using index' end as mode,
  ic.relname as using_index,
  case c.relkind when 'm' then 'materialized_view' else 'table' end as of
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_index as i on i.indrelid = c.oid and i.indisreplident and c.relreplident = 'i'
left join pg_catalog.pg_class as ic on ic.oid = i.indexrelid
where (c.oid = any (%(tables)s::pg_catalog.oid[]) or c.oid = any (%(views)s::pg_catalog.oid[]))
  and c.relkind not in ('f', 'v')
  and c.relreplident <> 'd'
order by n.nspname, c.relname
