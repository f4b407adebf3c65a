select
  con.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  con.conname as name,
  pg_catalog.pg_get_expr(con.conbin, con.conrelid) as expression,
  con.connoinherit as no_inherit,
  con.convalidated
    or not con.conenforced -- since 18
    as validated,
  true
    and con.conenforced -- since 18
    as enforced
from pg_catalog.pg_constraint as con
join pg_catalog.pg_class as c on c.oid = con.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where con.conrelid = any (%(tables)s::pg_catalog.oid[])
  and con.contype = 'c'
  -- What a partition has from the table above must be there before it is attached.
  and (con.conislocal or c.relispartition)
order by n.nspname, c.relname, con.conname
