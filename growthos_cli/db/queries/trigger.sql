-- A partition's copy of its parent's trigger comes and goes with that. `when` is the whole definition where there is a condition: pg_get_expr cannot print old and new. tgtype's bits are
-- those of pg_trigger.h: row 1, before 2, insert 4, delete 8, update 16, truncate 32, instead 64.
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  t.tgname as name,
  case t.tgtype & 66 when 2 then 'before' when 64 then 'instead of' else 'after' end as timing,
  pg_catalog.array_remove(array[
    case when t.tgtype & 4 <> 0 then 'insert' end,
    case when t.tgtype & 16 <> 0 then 'update' end,
    case when t.tgtype & 8 <> 0 then 'delete' end,
    case when t.tgtype & 32 <> 0 then 'truncate' end], null) as events,
  pn.nspname as function_schema,
  p.proname as function,
  case when pg_catalog.array_length(t.tgattr, 1) is null then '{}' else array(
    select a.attname from pg_catalog.unnest(t.tgattr) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = t.tgrelid and a.attnum = k.attnum
    order by k.place) end as columns,
  case when t.tgtype & 1 <> 0 then 'row' else 'statement' end as for_each,
  case when t.tgqual is not null then pg_catalog.pg_get_triggerdef(t.oid, false) end as when,
  t.tgargs as arguments,
  t.tgoldtable as old_table,
  t.tgnewtable as new_table,
  case t.tgenabled when 'O' then 'origin' when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as enabled,
  t.tgconstraint <> 0 as constraint,
  t.tgdeferrable as deferrable,
  t.tginitdeferred as initially_deferred,
  fn.nspname as from_schema,
  f.relname as from_table,
  case c.relkind when 'v' then 'view' else 'table' end as of
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
join pg_catalog.pg_namespace as pn on pn.oid = p.pronamespace
left join pg_catalog.pg_class as f on f.oid = t.tgconstrrelid
left join pg_catalog.pg_namespace as fn on fn.oid = f.relnamespace
where t.tgrelid = any (%(carriers)s::pg_catalog.oid[])
  and not t.tgisinternal
  and t.tgparentid = 0
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, c.relname, t.tgname
