-- only with statistic_ext
-- `keys` is a list as it stands in `create statistics`; the reader takes it apart.
select
  s.oid::pg_catalog.int8 << 16 as address,
  sn.nspname as schema,
  s.stxname as name,
  n.nspname as table_schema,
  c.relname as table,
  pg_catalog.pg_get_statisticsobjdef_columns(s.oid) as keys,
  pg_catalog.array_remove(array[
    case when 'd' = any (s.stxkind) then 'ndistinct' end,
    case when 'f' = any (s.stxkind) then 'dependencies' end,
    case when 'm' = any (s.stxkind) then 'mcv' end], null) as kinds,
  nullif(s.stxstattarget, -1)::pg_catalog.int4 as target,
  case c.relkind when 'm' then 'materialized_view' else 'table' end as of
from pg_catalog.pg_statistic_ext as s
join pg_catalog.pg_namespace as sn on sn.oid = s.stxnamespace
join pg_catalog.pg_class as c on c.oid = s.stxrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where (s.stxrelid = any (%(tables)s::pg_catalog.oid[]) or s.stxrelid = any (%(views)s::pg_catalog.oid[]))
  and s.stxnamespace = any (%(schemas)s::pg_catalog.oid[])
order by sn.nspname, s.stxname
