-- only with inherits
-- A copy is called like the trigger that was made, which stands on one of the tables above.
select
  n.nspname as schema,
  c.relname as table,
  t.tgname as name,
  mn.nspname as of_schema,
  m.relname as of_table,
  case t.tgenabled when 'O' then 'origin' when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as enabled,
  case p.tgenabled when 'O' then 'origin' when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as inherited
from pg_catalog.pg_trigger as t
join pg_catalog.pg_trigger as p on p.oid = t.tgparentid and p.tgenabled <> t.tgenabled
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral pg_catalog.pg_partition_ancestors(t.tgrelid) as a (relid)
join pg_catalog.pg_trigger as made on made.tgrelid = a.relid and made.tgname = t.tgname and made.tgparentid = 0
join pg_catalog.pg_class as m on m.oid = made.tgrelid
join pg_catalog.pg_namespace as mn on mn.oid = m.relnamespace
where t.tgrelid = any (%(tables)s::pg_catalog.oid[])
  and not t.tgisinternal
order by n.nspname, c.relname, t.tgname
