-- Who owns tables whose row security does not hold for the owner. `force` holds for nobody who bypasses row security anyway.
select
  'role' as kind,
  array[o.rolname]::pg_catalog.text[] as path,
  case when o.rolbypassrls or o.rolsuper then 'always' else 'unforced' end as tag,
  pg_catalog.array_agg(c.oid::pg_catalog.regclass::pg_catalog.text order by c.oid::pg_catalog.regclass::pg_catalog.text) as evidence
from pg_catalog.pg_class as c
join pg_catalog.pg_roles as o on o.oid = c.relowner
where c.oid = any (%(tables)s::pg_catalog.oid[])
  and c.relrowsecurity
  and not c.relforcerowsecurity
group by o.rolname, o.rolbypassrls, o.rolsuper
order by path
