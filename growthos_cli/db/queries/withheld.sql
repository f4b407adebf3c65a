-- What Postgres gives the owner of an object, or PUBLIC on a type or a language, and was taken away. `grantee` is empty for the owner.
with granted (address, owner, acl, code) as (
  select
    (n.tableoid::pg_catalog.int8 << 48) | (n.oid::pg_catalog.int8 << 16), n.nspowner, n.nspacl, 'n'::pg_catalog."char"
  from pg_catalog.pg_namespace as n
  where n.oid = any (%(schemas)s::pg_catalog.oid[]) and n.nspacl is not null
  union all
  select (d.tableoid::pg_catalog.int8 << 48) | (d.oid::pg_catalog.int8 << 16), d.datdba, d.datacl, 'd'
  from pg_catalog.pg_database as d
  where d.datname = pg_catalog.current_database() and d.datacl is not null
  union all
  select
    (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), c.relowner, c.relacl,
    case c.relkind when 'S' then 's'::pg_catalog."char" else 'r' end
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[]) and c.relacl is not null
  union all
  select (p.tableoid::pg_catalog.int8 << 48) | (p.oid::pg_catalog.int8 << 16), p.proowner, p.proacl, 'f'
  from pg_catalog.pg_proc as p
  where p.pronamespace = any (%(schemas)s::pg_catalog.oid[]) and p.proacl is not null
  union all
  select (t.tableoid::pg_catalog.int8 << 48) | (t.oid::pg_catalog.int8 << 16), t.typowner, t.typacl, 'T'
  from pg_catalog.pg_type as t
  where t.typnamespace = any (%(schemas)s::pg_catalog.oid[]) and t.typacl is not null
  union all
  select (l.tableoid::pg_catalog.int8 << 48) | (l.oid::pg_catalog.int8 << 16), l.lanowner, l.lanacl, 'l'
  from pg_catalog.pg_language as l
  where l.oid >= 16384 and l.lanacl is not null
  union all
  select (w.tableoid::pg_catalog.int8 << 48) | (w.oid::pg_catalog.int8 << 16), w.fdwowner, w.fdwacl, 'F'
  from pg_catalog.pg_foreign_data_wrapper as w
  where w.fdwacl is not null
  union all
  select (s.tableoid::pg_catalog.int8 << 48) | (s.oid::pg_catalog.int8 << 16), s.srvowner, s.srvacl, 'S'
  from pg_catalog.pg_foreign_server as s
  where s.srvacl is not null
)
select
  g.address,
  null as part,
  case d.grantee when 0 then 'public' else '' end as grantee,
  pg_catalog.array_agg(d.privilege_type order by d.privilege_type) as privileges,
  pg_catalog.pg_get_userbyid(g.owner) as role
from granted as g
cross join lateral pg_catalog.aclexplode(pg_catalog.acldefault(g.code, g.owner)) as d
where not exists (
    select from pg_catalog.aclexplode(g.acl) as x
    where x.grantee = d.grantee and x.grantor = g.owner and x.privilege_type = d.privilege_type)
  -- Whoever may execute a routine is told by the grants.
  and not (g.code = 'f' and d.grantee = 0)
group by g.address, d.grantee, g.owner
order by address, grantee
