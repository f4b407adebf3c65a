-- Functions that bear the name and the argument types of one of Postgres's own.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  '' as tag,
  array[b.oid::pg_catalog.regprocedure::pg_catalog.text] as evidence
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_proc as b
  on b.proname = p.proname and b.proargtypes = p.proargtypes and b.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
order by path
