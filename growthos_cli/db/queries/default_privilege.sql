-- What others will hold on objects that the current role creates. Database-wide, the built-in default counts where
-- nothing was altered: execute on functions and usage on types for PUBLIC. An entry for a schema only adds to that.
with class (code, acl_code, "on") as (
  values
    ('r'::pg_catalog."char", 'r'::pg_catalog."char", 'table'), ('S', 's', 'sequence'), ('f', 'f', 'function'),
    ('T', 'T', 'type'), ('n', 'n', 'schema')
), me as (
  select r.oid from pg_catalog.pg_roles as r where r.rolname = current_user
), entry as (
  select '' as schema, c."on", coalesce(d.defaclacl, pg_catalog.acldefault(c.acl_code, me.oid)) as acl
  from class as c
  cross join me
  left join pg_catalog.pg_default_acl as d
    on d.defaclrole = me.oid and d.defaclnamespace = 0 and d.defaclobjtype = c.code
  union all
  select n.nspname, c."on", d.defaclacl
  from pg_catalog.pg_default_acl as d
  join me on me.oid = d.defaclrole
  join class as c on c.code = d.defaclobjtype
  join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
  where n.oid = any (%(schemas)s::pg_catalog.oid[])
)
select
  current_user as role,
  e.schema,
  e."on",
  case x.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(x.grantee) end as grantee,
  pg_catalog.array_agg(x.privilege_type) as privileges,
  pg_catalog.array_agg(x.privilege_type) filter (where x.is_grantable) as grantable
from entry as e
cross join me
cross join lateral pg_catalog.aclexplode(e.acl) as x
where x.grantee <> me.oid
group by e.schema, e."on", x.grantee
order by e.schema collate "C", e."on" collate "C", grantee
