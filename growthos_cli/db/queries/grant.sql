-- One row per object, grantee and grantor: what was granted beyond what Postgres gives of itself. The owner's own entry is
-- withheld.sql's, except on columns, where an owner has none of itself, and for what an owner may pass on. Execute on a routine is told whoever gave it, because it
-- is granted to PUBLIC where nobody ever said so. `grantor` is empty where that is the owner. The reader knows which addresses
-- are ours, and puts the words in order.
with granted (address, part, owner, acl, given) as (
  select
    (n.tableoid::pg_catalog.int8 << 48) | (n.oid::pg_catalog.int8 << 16), null::pg_catalog.name, n.nspowner, n.nspacl,
    null::pg_catalog.aclitem[]
  from pg_catalog.pg_namespace as n
  where n.oid = any (%(schemas)s::pg_catalog.oid[]) and n.nspacl is not null
  union all
  select
    (d.tableoid::pg_catalog.int8 << 48) | (d.oid::pg_catalog.int8 << 16), null, d.datdba, d.datacl, pg_catalog.acldefault('d', d.datdba)
  from pg_catalog.pg_database as d
  where d.datname = pg_catalog.current_database() and d.datacl is not null
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), null, c.relowner, c.relacl, null
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[]) and c.relacl is not null
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (a.attrelid::pg_catalog.int8 << 16) | (a.attnum::pg_catalog.int8 & 65535), a.attname, c.relowner, a.attacl, null
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[]) and a.attacl is not null and not a.attisdropped
  union all
  select
    (p.tableoid::pg_catalog.int8 << 48) | (p.oid::pg_catalog.int8 << 16), null, p.proowner,
    coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)), null
  from pg_catalog.pg_proc as p
  where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select
    (t.tableoid::pg_catalog.int8 << 48) | (t.oid::pg_catalog.int8 << 16), null, t.typowner, t.typacl,
    pg_catalog.acldefault('T', t.typowner)
  from pg_catalog.pg_type as t
  where t.typnamespace = any (%(schemas)s::pg_catalog.oid[]) and t.typacl is not null
  union all
  select
    (l.tableoid::pg_catalog.int8 << 48) | (l.oid::pg_catalog.int8 << 16), null, l.lanowner, l.lanacl,
    pg_catalog.acldefault('l', l.lanowner)
  from pg_catalog.pg_language as l
  where l.oid >= 16384 and l.lanacl is not null
  union all
  select (w.tableoid::pg_catalog.int8 << 48) | (w.oid::pg_catalog.int8 << 16), null, w.fdwowner, w.fdwacl, null
  from pg_catalog.pg_foreign_data_wrapper as w
  where w.fdwacl is not null
  union all
  select (s.tableoid::pg_catalog.int8 << 48) | (s.oid::pg_catalog.int8 << 16), null, s.srvowner, s.srvacl, null
  from pg_catalog.pg_foreign_server as s
  where s.srvacl is not null
)
select
  g.address,
  g.part,
  case x.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(x.grantee) end as grantee,
  pg_catalog.array_agg(x.privilege_type order by x.privilege_type) as privileges,
  coalesce(pg_catalog.array_agg(x.privilege_type order by x.privilege_type) filter (where x.is_grantable), '{}') as grantable,
  case when x.grantor <> g.owner then pg_catalog.pg_get_userbyid(x.grantor) else '' end as grantor,
  pg_catalog.min(x.place)::pg_catalog.int4 as position,
  g.part is null and (x.grantee, x.grantor) = (g.owner, g.owner) as own
from granted as g
cross join lateral pg_catalog.aclexplode(g.acl) with ordinality as x (grantor, grantee, privilege_type, is_grantable, place)
where (x.grantee <> g.owner or x.grantor <> g.owner or g.part is not null or x.is_grantable)
  and not exists (
    select from pg_catalog.aclexplode(g.given) as d
    where d.grantee = x.grantee and d.privilege_type = x.privilege_type and d.is_grantable = x.is_grantable)
group by g.address, g.part, x.grantee, x.grantor, g.owner
order by address, grantee, grantor
