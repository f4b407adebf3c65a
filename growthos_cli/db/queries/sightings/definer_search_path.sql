-- Definer functions without a search path of their own, or with one in which a caller's temporary objects come first.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  case when s.setting is null then 'unpinned' else 'temporary' end as tag,
  case when s.setting is null then '{}' else array[s.setting] end as evidence
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
left join lateral (
  select pg_catalog.substr(c, 13) as setting from pg_catalog.unnest(p.proconfig) as c where c ~ '^search_path=') as s on true
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and p.prosecdef
  and (s.setting is null or (s.setting not in ('', '""') and s.setting !~ 'pg_temp"?\s*$'))
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
order by path
