-- Functions that the planner may call before a policy has filtered the row.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  '' as tag,
  '{}'::pg_catalog.text[] as evidence
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and p.proleakproof
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
order by path
