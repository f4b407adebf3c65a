-- only with collation
-- Through JSON, because the column with ICU's locale has another name since 17.
select
  co.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  co.collname as name,
  case co.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider,
  coalesce(j.c ->> 'colllocale', j.c ->> 'colliculocale', case when co.collcollate = co.collctype then co.collcollate end) as locale,
  case when co.collcollate <> co.collctype then co.collcollate end as lc_collate,
  case when co.collcollate <> co.collctype then co.collctype end as lc_ctype,
  co.collisdeterministic as deterministic,
  j.c ->> 'collicurules' as rules,
  co.collprovider = 'c' and co.collencoding = -1 as every_encoding
from pg_catalog.pg_collation as co
join pg_catalog.pg_namespace as n on n.oid = co.collnamespace
cross join lateral (select pg_catalog.to_jsonb(co) as c) as j
where co.collnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass and d.objid = co.oid and d.deptype = 'e')
order by n.nspname, co.collname
