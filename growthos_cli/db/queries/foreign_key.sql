-- only with constraint f
select
  con.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  con.conname as name,
  -- Unlike a referenced column, a referencing one may be named twice.
  array(
    select a.attname from pg_catalog.unnest(con.conkey) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = con.conrelid and a.attnum = k.attnum
    order by k.place) as columns,
  rn.nspname as references_schema,
  r.relname as references_table,
  array(
    select a.attname from pg_catalog.pg_attribute as a
    where a.attrelid = con.confrelid and a.attnum = any (con.confkey)
    order by pg_catalog.array_position(con.confkey, a.attnum)) as references_columns,
  case con.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade'
    when 'n' then 'set null' when 'd' then 'set default' end as on_delete,
  case con.confupdtype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade'
    when 'n' then 'set null' when 'd' then 'set default' end as on_update,
  case con.confmatchtype when 's' then 'simple' when 'f' then 'full' when 'p' then 'partial' end as match,
  case when con.confdelsetcols is null then '{}' else array(
    select a.attname from pg_catalog.unnest(con.confdelsetcols) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = con.conrelid and a.attnum = k.attnum
    order by k.place) end as set_columns,
  con.condeferrable as deferrable,
  con.condeferred as initially_deferred,
  con.convalidated
    or not con.conenforced -- since 18
    as validated,
  true
    and con.conenforced -- since 18
    as enforced,
  false
    or con.conperiod -- since 18
    as period
from pg_catalog.pg_constraint as con
join pg_catalog.pg_class as c on c.oid = con.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as r on r.oid = con.confrelid
join pg_catalog.pg_namespace as rn on rn.oid = r.relnamespace
where con.conrelid = any (%(tables)s::pg_catalog.oid[])
  and con.contype = 'f'
  -- A reference to a partitioned table has a child constraint per partition; only the one that was written counts. A partition
  -- has those of the table above.
  and not exists (
    select from pg_catalog.pg_constraint as above where above.oid = con.conparentid and above.conrelid = con.conrelid)
order by n.nspname, c.relname, con.conname
