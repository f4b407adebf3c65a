-- Volatile functions, whoever's they are, and the policies that call them.
select
  'function' as kind,
  array[n.nspname, f.proname, pg_catalog.oidvectortypes(f.proargtypes)]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(distinct p.polname || ' on ' || p.polrelid::pg_catalog.regclass::pg_catalog.text) as evidence
from pg_catalog.pg_policy as p
join pg_catalog.pg_depend as d on d.objid = p.oid and d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
join pg_catalog.pg_proc as f on f.oid = d.refobjid and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
where p.polrelid = any (%(carriers)s::pg_catalog.oid[])
  and f.provolatile = 'v'
group by n.nspname, f.proname, f.proargtypes
order by path
