-- only with inherits
select
  n.nspname as schema,
  c.relname as table,
  pn.nspname as parent_schema,
  p.relname as parent,
  pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bounds,
  -- An operator class of a user may lack an operator, and then Postgres refuses to print the whole.
  case when not exists (
    select from pg_catalog.pg_partition_ancestors(c.oid) as a
    join pg_catalog.pg_partitioned_table as pt on pt.partrelid = a.relid
    cross join lateral pg_catalog.unnest(pt.partclass) as k (opclass)
    where k.opclass >= 16384)
  then pg_catalog.pg_get_partition_constraintdef(c.oid) end as condition,
  '{}'::pg_catalog.name[] as not_null -- until 17
  array( -- since 18
    select a.attname -- since 18
    from pg_catalog.pg_constraint as con -- since 18
    join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum = con.conkey[1] -- since 18
    where con.conrelid = c.oid and con.contype = 'n' and con.conislocal and con.coninhcount > 0 -- since 18
    order by a.attname collate "C") as not_null -- since 18
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c on c.oid = i.inhrelid and c.relispartition
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as p on p.oid = i.inhparent
join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
where i.inhrelid = any (%(tables)s::pg_catalog.oid[])
order by n.nspname, c.relname
