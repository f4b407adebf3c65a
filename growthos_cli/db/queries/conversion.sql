-- only with conversion
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.conname as name,
  pg_catalog.pg_encoding_to_char(c.conforencoding) as source,
  pg_catalog.pg_encoding_to_char(c.contoencoding) as target,
  c.conproc::pg_catalog.text as function,
  c.condefault as default
from pg_catalog.pg_conversion as c
join pg_catalog.pg_namespace as n on n.oid = c.connamespace
where c.connamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_conversion'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.conname
