-- only with language
select
  l.oid::pg_catalog.int8 << 16 as address,
  l.lanname as name,
  l.lanplcallfoid::pg_catalog.regproc::pg_catalog.text as handler,
  l.lanpltrusted as trusted,
  nullif(l.laninline, 0)::pg_catalog.regproc::pg_catalog.text as inline,
  nullif(l.lanvalidator, 0)::pg_catalog.regproc::pg_catalog.text as validator
from pg_catalog.pg_language as l
where l.oid >= 16384
  and l.lanplcallfoid <> 0
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_language'::pg_catalog.regclass and d.objid = l.oid and d.deptype = 'e')
order by l.lanname
