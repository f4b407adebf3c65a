-- only with inherits
select
  n.nspname as schema,
  c.relname as table,
  ic.relname as name,
  pn.nspname as parent_schema,
  p.relname as parent,
  pic.relname as parent_index
from pg_catalog.pg_inherits as h
join pg_catalog.pg_class as ic on ic.oid = h.inhrelid
join pg_catalog.pg_class as pic on pic.oid = h.inhparent
join pg_catalog.pg_index as i on i.indexrelid = h.inhrelid
join pg_catalog.pg_class as c on c.oid = i.indrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_index as pi on pi.indexrelid = h.inhparent
join pg_catalog.pg_class as p on p.oid = pi.indrelid
join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
where i.indrelid = any (%(tables)s::pg_catalog.oid[])
order by n.nspname, c.relname, ic.relname
