-- Ordinary, partitioned and foreign tables. The parameters of a TOAST table are kept with that table.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  c.relpersistence = 'u' as unlogged,
  case when t.reloptions is null then c.reloptions else array(
    select o from pg_catalog.unnest(c.reloptions) as o
    union all
    select 'toast.' || o from pg_catalog.unnest(t.reloptions) as o) end as options,
  ts.spcname as tablespace,
  nullif(am.amname, 'heap') as method,
  case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as of_type,
  case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by,
  s.srvname as server,
  f.ftoptions as server_options,
  c.relnatts as places
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_class as t on t.oid = c.reltoastrelid
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
left join pg_catalog.pg_am as am on am.oid = c.relam
left join pg_catalog.pg_foreign_table as f on f.ftrelid = c.oid
left join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind in ('r', 'p', 'f')
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.relname
