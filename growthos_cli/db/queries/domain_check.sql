-- only with type d
select
  con.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as domain,
  con.conname as name,
  pg_catalog.pg_get_expr(con.conbin, 0) as expression,
  con.convalidated as validated
from pg_catalog.pg_constraint as con
join pg_catalog.pg_type as t on t.oid = con.contypid
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where con.contypid = any (%(types)s::pg_catalog.oid[])
  and con.contype = 'c'
order by n.nspname, t.typname, con.conname
