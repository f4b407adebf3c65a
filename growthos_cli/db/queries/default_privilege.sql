-- only with default_acl
-- How what others will hold on objects that a role creates differs from what Postgres gives by itself. Database-wide, the entry
-- is the whole of it, so that it also tells what is taken away; an entry for a schema only adds to that. Of the platform's roles
-- only the current one is of interest.
with class (code, acl_code, "on") as (
  values
    ('r'::pg_catalog."char", 'r'::pg_catalog."char", 'table'), ('S', 's', 'sequence'), ('f', 'f', 'function'),
    ('T', 'T', 'type'), ('n', 'n', 'schema'), ('L', 'L', 'large object')
), entry as (
  select
    r.rolname, r.oid as role, coalesce(n.nspname, '') as schema, c."on", d.defaclacl as acl,
    case d.defaclnamespace when 0 then pg_catalog.acldefault(c.acl_code, d.defaclrole) end as given
  from pg_catalog.pg_default_acl as d
  join class as c on c.code = d.defaclobjtype
  join pg_catalog.pg_roles as r on r.oid = d.defaclrole
  left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
  where (d.defaclnamespace = 0 or d.defaclnamespace = any (%(schemas)s::pg_catalog.oid[]))
    and (r.rolname <> all (%(platform_roles)s::pg_catalog.name[]) or r.rolname = current_user)
), said as (
  select e.rolname, e.schema, e."on", x.grantee, x.privilege_type as word, x.is_grantable, true as held
  from entry as e
  cross join lateral pg_catalog.aclexplode(e.acl) as x
  where not exists (
    select from pg_catalog.aclexplode(e.given) as g where (g.grantee, g.privilege_type) = (x.grantee, x.privilege_type))
  union all
  select e.rolname, e.schema, e."on", g.grantee, g.privilege_type, false, false
  from entry as e
  cross join lateral pg_catalog.aclexplode(e.given) as g
  where not exists (
    select from pg_catalog.aclexplode(e.acl) as x where (g.grantee, g.privilege_type) = (x.grantee, x.privilege_type))
)
select
  s.rolname as role,
  s.schema,
  s."on",
  case s.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(s.grantee) end as grantee,
  coalesce(pg_catalog.array_agg(s.word order by s.word) filter (where s.held), '{}') as privileges,
  coalesce(pg_catalog.array_agg(s.word order by s.word) filter (where s.is_grantable), '{}') as grantable,
  coalesce(pg_catalog.array_agg(s.word order by s.word) filter (where not s.held), '{}') as withheld
from said as s
group by s.rolname, s.schema, s."on", s.grantee
order by role, schema, "on", grantee
