select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as name,
  t.typinput::pg_catalog.regproc::pg_catalog.text as input,
  t.typoutput::pg_catalog.regproc::pg_catalog.text as output,
  nullif(t.typreceive::pg_catalog.regproc::pg_catalog.text, '-') as receive,
  nullif(t.typsend::pg_catalog.regproc::pg_catalog.text, '-') as send,
  nullif(t.typmodin::pg_catalog.regproc::pg_catalog.text, '-') as typmod_in,
  nullif(t.typmodout::pg_catalog.regproc::pg_catalog.text, '-') as typmod_out,
  nullif(t.typanalyze::pg_catalog.regproc::pg_catalog.text, '-') as analyze,
  nullif(t.typsubscript::pg_catalog.regproc::pg_catalog.text, '-') as subscript,
  nullif(t.typlen, -1)::pg_catalog.int4 as length,
  t.typbyval as by_value,
  case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double' else 'int4' end as alignment,
  case t.typstorage when 'e' then 'external' when 'x' then 'extended' when 'm' then 'main' else 'plain' end as storage,
  t.typcategory::pg_catalog.text as category,
  t.typispreferred as preferred,
  t.typdefault as default,
  case when t.typelem <> 0 then pg_catalog.format_type(t.typelem, null) end as element,
  t.typdelim::pg_catalog.text as delimiter,
  t.typcollation <> 0 as collatable
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  and t.typtype = 'b'
  and t.typcategory <> 'A'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
