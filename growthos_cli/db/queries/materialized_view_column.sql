-- only with relation m
-- Where storage, compression or statistics are not what the column's type or the server says by itself.
select
  n.nspname as schema,
  c.relname as view,
  a.attname as name,
  case when a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end as storage,
  case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
  nullif(a.attstattarget, -1)::pg_catalog.int4 as statistics,
  a.attoptions as options,
  case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end as natural
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = a.atttypid
where a.attrelid = any (%(views)s::pg_catalog.oid[])
  and c.relkind = 'm'
  and a.attnum > 0
  and not a.attisdropped
  and (a.attstorage <> t.typstorage or a.attcompression <> '' or a.attstattarget >= 0 or a.attoptions is not null)
order by n.nspname, c.relname, a.attname
