-- only with inherits
select
  n.nspname as schema,
  c.relname as table,
  pn.nspname as parent_schema,
  p.relname as parent,
  pg_catalog.row_number() over (partition by i.inhrelid order by i.inhseqno)::pg_catalog.int4 as position,
  array(
    select con.conname
    from pg_catalog.pg_constraint as con
    join pg_catalog.pg_constraint as above
      on above.conrelid = i.inhparent and above.contype = 'c' and above.conname = con.conname and not above.convalidated
      and above.conenforced -- since 18
    where con.conrelid = c.oid and con.contype = 'c' and con.convalidated and not con.conislocal
    order by con.conname collate "C") as valid_checks
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c on c.oid = i.inhrelid and not c.relispartition
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as p on p.oid = i.inhparent
join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
where i.inhrelid = any (%(tables)s::pg_catalog.oid[])
order by n.nspname, c.relname, i.inhseqno
