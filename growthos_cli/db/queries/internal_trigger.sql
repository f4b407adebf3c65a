-- The copies that partitions have of a constraint and its triggers follow their parent's.
select
  n.nspname as schema,
  c.relname as table,
  kn.nspname as constraint_schema,
  k.relname as constraint_table,
  con.conname as constraint,
  p.proname as function,
  case con.contype when 'p' then 'primary_key' when 'u' then 'unique' when 'x' then 'exclusion' else 'foreign_key' end as constraint_kind,
  case t.tgenabled when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as enabled
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_constraint as con on con.oid = t.tgconstraint
join pg_catalog.pg_class as k on k.oid = con.conrelid
join pg_catalog.pg_namespace as kn on kn.oid = k.relnamespace
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
where t.tgrelid = any (%(tables)s::pg_catalog.oid[])
  and t.tgisinternal
  and t.tgenabled <> 'O'
  and t.tgparentid = 0
  and con.conparentid = 0
order by n.nspname, c.relname, kn.nspname, k.relname, con.conname, p.proname
