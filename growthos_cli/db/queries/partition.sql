-- only with inherits
select
  n.nspname as schema,
  c.relname as table,
  pn.nspname as parent_schema,
  p.relname as parent,
  pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bounds,
  pg_catalog.pg_get_partition_constraintdef(c.oid) as condition
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c on c.oid = i.inhrelid and c.relispartition
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as p on p.oid = i.inhparent
join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
where i.inhrelid = any (%(tables)s::pg_catalog.oid[])
order by n.nspname, c.relname
