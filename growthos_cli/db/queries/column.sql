-- A default can name no column, so it is printed without its table, which takes Postgres half the time.
-- attcompression and attstorage are letters of tableam; a name that Postgres would have chosen is null.
with identity as (
  select
    d.refobjid as attrelid, d.refobjsubid as attnum, sc.relname, sc.relpersistence, s.*,
    case s.seqtypid::pg_catalog.regtype::pg_catalog.text
      when 'smallint' then 32767 when 'integer' then 2147483647 else 9223372036854775807 end as most
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_class as sc on sc.oid = d.objid and sc.relkind = 'S'
  join pg_catalog.pg_sequence as s on s.seqrelid = d.objid
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.deptype = 'i'
    and d.refobjsubid > 0
)
select
  a.attrelid::pg_catalog.int8 << 16 | a.attnum as address,
  n.nspname as schema,
  c.relname as table,
  a.attname as name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
  a.attnotnull as not_null,
  case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, 0) end as default,
  case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
  case a.attidentity when 'a' then 'always' when 'd' then 'by default' end
    || case when c.relispartition then null else '' end -- since 17
    as identity,
  case when a.attcollation <> t.typcollation then (
    select case when cn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(cn.nspname) || '.' else '' end
      || pg_catalog.quote_ident(co.collname)
    from pg_catalog.pg_collation as co
    join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
    where co.oid = a.attcollation) end as collation,
  a.attnum as position,
  a.attgenerated = 'v' as virtual,
  case when a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end as storage,
  case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
  nullif(a.attstattarget, -1)::pg_catalog.int4 as statistics,
  a.attoptions as options,
  nullif(i.relname, c.relname || '_' || a.attname || '_seq') as sequence,
  case when i.seqtypid not in (a.atttypid, t.typbasetype) then pg_catalog.format_type(i.seqtypid, null) end as sequence_type,
  nullif(i.seqstart, case when i.seqincrement > 0 then i.seqmin else i.seqmax end) as start,
  nullif(i.seqincrement, 1) as increment,
  nullif(i.seqmin, case when i.seqincrement > 0 then 1 else -i.most - 1 end) as minimum,
  nullif(i.seqmax, case when i.seqincrement > 0 then i.most else -1 end) as maximum,
  nullif(i.seqcache, 1) as cache,
  coalesce(i.seqcycle, false) as cycle,
  case when i.relpersistence <> c.relpersistence then i.relpersistence = 'u' end as sequence_unlogged,
  null as not_null_name, -- until 17
  true as not_null_validated, -- until 17
  false as not_null_no_inherit, -- until 17
  nullif(nn.conname, c.relname || '_' || a.attname || '_not_null') as not_null_name, -- since 18
  coalesce(nn.convalidated, true) as not_null_validated, -- since 18
  coalesce(nn.connoinherit, false) as not_null_no_inherit, -- since 18
  null::pg_catalog.bool as not_null_local, -- until 17
  case when not c.relispartition and nn.conislocal <> a.attislocal then nn.conislocal end as not_null_local, -- since 18
  a.attislocal or c.relispartition as local,
  case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end as natural_storage,
  a.attfdwoptions as server_options,
  c.relkind = 'f' as foreign,
  c.relpersistence = 'u' as unlogged,
  case when c.relkind = 'p' then 'partitions' when c.relhassubclass then 'children' else '' end as children
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join identity as i on i.attrelid = a.attrelid and i.attnum = a.attnum and a.attidentity <> ''
left join pg_catalog.pg_constraint as nn -- since 18
  on nn.conrelid = a.attrelid and nn.contype = 'n' and nn.conkey = array[a.attnum] -- since 18
where a.attrelid = any (%(tables)s::pg_catalog.oid[])
  and a.attnum > 0
  and not a.attisdropped
order by n.nspname, c.relname, a.attnum
