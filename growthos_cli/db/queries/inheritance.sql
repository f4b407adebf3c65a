-- only with inherits
select
  n.nspname as schema,
  c.relname as table,
  pn.nspname as parent_schema,
  p.relname as parent,
  pg_catalog.row_number() over (partition by i.inhrelid order by i.inhseqno)::pg_catalog.int4 as position
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c on c.oid = i.inhrelid and not c.relispartition
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as p on p.oid = i.inhparent
join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
where i.inhrelid = any (%(tables)s::pg_catalog.oid[])
order by n.nspname, c.relname, i.inhseqno
