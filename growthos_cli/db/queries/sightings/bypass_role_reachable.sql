-- Roles that no policy holds, and which of those who come through the API may become them.
select
  'role' as kind,
  array[b.rolname]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(r.rolname::pg_catalog.text order by r.rolname) as evidence
from pg_catalog.pg_roles as b
join pg_catalog.pg_roles as r on r.oid <> b.oid and (r.rolname = any (%(callers)s) or r.rolname = %(login_role)s)
where (b.rolbypassrls or b.rolsuper)
  and pg_catalog.pg_has_role(r.oid, b.oid, 'member')
group by b.rolname
order by path
