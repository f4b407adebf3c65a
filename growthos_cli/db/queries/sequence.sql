-- The sequence of an identity column depends on it internally ('i') and is part of the column.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  pg_catalog.format_type(s.seqtypid, null) as type,
  s.seqstart as start,
  s.seqincrement as increment,
  s.seqmin as minimum,
  s.seqmax as maximum,
  s.seqcache as cache,
  s.seqcycle as cycle,
  c.relpersistence = 'u' as unlogged
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_sequence as s on s.seqrelid = c.oid
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind = 'S'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
order by n.nspname, c.relname
