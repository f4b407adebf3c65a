-- only with constraint x
-- `elements` is the whole definition: its list is cut out of it (deparsed.py), as with the keys of an index.
select
  con.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  con.conname as name,
  pg_catalog.pg_get_constraintdef(con.oid) as elements,
  am.amname as method,
  case when i.indnatts > i.indnkeyatts then array(
    select a.attname from pg_catalog.unnest(i.indkey) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where k.place > i.indnkeyatts
    order by k.place) else '{}' end as include,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid) as where,
  con.condeferrable as deferrable,
  con.condeferred as initially_deferred,
  ic.reloptions as options,
  ts.spcname as tablespace,
  i.indisvalid as valid,
  exists (select from pg_catalog.pg_inherits as h where h.inhparent = con.conindid) as only
from pg_catalog.pg_constraint as con
join pg_catalog.pg_class as c on c.oid = con.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_index as i on i.indexrelid = con.conindid
join pg_catalog.pg_class as ic on ic.oid = con.conindid
join pg_catalog.pg_am as am on am.oid = ic.relam
left join pg_catalog.pg_tablespace as ts on ts.oid = ic.reltablespace
where con.conrelid = any (%(tables)s::pg_catalog.oid[])
  and con.contype = 'x'
order by n.nspname, c.relname, con.conname
