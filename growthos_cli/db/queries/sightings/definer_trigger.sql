-- Definer functions that run because a caller wrote a row, and in which tables.
select
  'function' as kind,
  array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] as path,
  pg_catalog.pg_get_userbyid(p.proowner)::pg_catalog.text as tag,
  pg_catalog.array_agg(distinct t.tgrelid::pg_catalog.regclass::pg_catalog.text) as evidence
from pg_catalog.pg_trigger as t
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where t.tgrelid = any (%(tables)s::pg_catalog.oid[])
  and not t.tgisinternal
  and t.tgenabled <> 'D'
  and p.prosecdef
  and exists (
    select from pg_catalog.pg_roles as r
    where r.rolname = any (%(callers)s)
      and (pg_catalog.has_any_column_privilege(r.oid, t.tgrelid, 'insert, update')
        or pg_catalog.has_table_privilege(r.oid, t.tgrelid, 'delete')))
group by n.nspname, p.proname, p.proargtypes, p.proowner
order by path
