-- Ordinary and foreign tables; partitioned ones and their partitions are unmodelled.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  s.srvname as server,
  f.ftoptions as server_options
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_foreign_table as f on f.ftrelid = c.oid
left join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind in ('r', 'f')
  and not c.relispartition
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.relname
