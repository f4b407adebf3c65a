-- Columns whose name speaks of a secret and that callers may select.
select
  'column' as kind,
  array[n.nspname, c.relname, a.attname]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(r.rolname::pg_catalog.text order by r.rolname) as evidence
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_roles as r on r.rolname = any (%(callers)s)
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and a.attname ~* 'passw|pwd|secret|token|api_?key|private_?key|hash|otp|ssn|iban|credential'
  and pg_catalog.has_column_privilege(r.oid, c.oid, a.attnum, 'select')
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
group by n.nspname, c.relname, a.attname
order by path
