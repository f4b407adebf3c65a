-- Names that several functions share, whether they are hardened alike, and how each is.
with signature as (
  select
    p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) as types, p.prosecdef,
    array(
      select r.rolname::pg_catalog.text from pg_catalog.pg_roles as r
      where r.rolname = any (%(callers)s) and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')
      order by r.rolname) as grantees
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
    and not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
)
select
  'function' as kind,
  array[s.nspname, s.proname, pg_catalog.min(s.types)]::pg_catalog.text[] as path,
  case when pg_catalog.count(distinct (s.prosecdef, s.grantees)) > 1 then 'differ' else 'alike' end as tag,
  pg_catalog.array_agg(
    '(' || s.types || '): ' || case when s.prosecdef then 'definer' else 'invoker' end
      || case when s.grantees = '{}' then '' else ', for ' || pg_catalog.array_to_string(s.grantees, ', ') end
    order by s.types collate "C") as evidence
from signature as s
group by s.nspname, s.proname
having pg_catalog.count(*) > 1
order by path
