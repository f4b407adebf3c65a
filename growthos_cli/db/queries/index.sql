-- Indexes that back no constraint. `keys` is the whole definition: its list of keys is cut out of it (deparsed.py),
-- because Postgres alone knows which collation and operator class is the default of an expression.
select
  i.indexrelid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  ic.relname as name,
  pg_catalog.pg_get_indexdef(i.indexrelid) as keys,
  am.amname as method,
  i.indisunique as unique,
  case when i.indnatts > i.indnkeyatts then array(
    select a.attname from pg_catalog.unnest(i.indkey) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where k.place > i.indnkeyatts
    order by k.place) else '{}' end as include,
  i.indnullsnotdistinct as nulls_not_distinct,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid) as where,
  i.indisvalid as valid,
  ic.reloptions as options,
  ts.spcname as tablespace,
  case when i.indexprs is not null then array(
    select array[a.attnum, a.attstattarget] from pg_catalog.pg_attribute as a
    where a.attrelid = i.indexrelid and a.attstattarget >= 0
    order by a.attnum) else '{}' end as statistics,
  exists (select from pg_catalog.pg_inherits as h where h.inhparent = i.indexrelid) as only,
  case c.relkind when 'm' then 'materialized_view' else 'table' end as of
from pg_catalog.pg_index as i
join pg_catalog.pg_class as ic on ic.oid = i.indexrelid
join pg_catalog.pg_am as am on am.oid = ic.relam
left join pg_catalog.pg_tablespace as ts on ts.oid = ic.reltablespace
join pg_catalog.pg_class as c on c.oid = i.indrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where (i.indrelid = any (%(tables)s::pg_catalog.oid[]) or i.indrelid = any (%(views)s::pg_catalog.oid[]))
  and not exists (
    select from pg_catalog.pg_constraint as con
    where con.conrelid = i.indrelid and con.conindid = i.indexrelid and con.contype in ('p', 'u', 'x'))
order by n.nspname, c.relname, ic.relname
