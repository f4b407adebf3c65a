-- What callers, or everybody, will hold on objects that are yet to be made, whoever makes them; types apart, whose usage
-- harms nobody.
select
  'default_privilege' as kind,
  array[o.rolname, coalesce(n.nspname, ''), case d.defaclobjtype when 'r' then 'table' when 'S' then 'sequence' else 'function' end,
    case x.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(x.grantee) end]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(pg_catalog.lower(x.privilege_type) order by x.privilege_type) as evidence
from pg_catalog.pg_default_acl as d
join pg_catalog.pg_roles as o on o.oid = d.defaclrole
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
cross join lateral pg_catalog.aclexplode(d.defaclacl) as x
where (d.defaclnamespace = 0 or d.defaclnamespace = any (%(schemas)s::pg_catalog.oid[]))
  and d.defaclobjtype in ('r', 'S', 'f')
  and (x.grantee = 0 or pg_catalog.pg_get_userbyid(x.grantee) = any (%(callers)s))
group by o.rolname, n.nspname, d.defaclobjtype, x.grantee
order by path
