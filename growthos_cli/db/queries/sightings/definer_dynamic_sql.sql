-- Definer functions that a caller may execute and that put statements together as text.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(r.rolname::pg_catalog.text order by r.rolname) as evidence
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
join pg_catalog.pg_roles as r on r.rolname = any (%(callers)s) and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and p.prosecdef
  and l.lanname = 'plpgsql'
  and pg_catalog.regexp_replace(p.prosrc, '--[^\n]*|/\*.*?\*/', '', 'g') ~* '\mexecute\M'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
group by n.nspname, p.proname, p.proargtypes
order by path
