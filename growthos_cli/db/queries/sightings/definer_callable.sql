-- Definer functions and who of the API's callers may execute them; `public` where everybody may.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  case when p.prorettype in ('pg_catalog.trigger'::pg_catalog.regtype, 'pg_catalog.event_trigger'::pg_catalog.regtype)
    then 'trigger' else '' end as tag,
  e.grantees as evidence
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
cross join lateral (
  select pg_catalog.array_agg(g.grantee order by g.grantee) as grantees
  from (
    select r.rolname::pg_catalog.text as grantee
    from pg_catalog.pg_roles as r
    where r.rolname = any (%(callers)s)
      and pg_catalog.has_function_privilege(r.oid, p.oid, 'execute')
      and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
    union all
    select 'public'
    from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as x
    where x.grantee = 0) as g) as e
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and p.prosecdef
  and e.grantees is not null
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
order by path
