-- How privileges on members of extensions and on Postgres's own objects differ from what came with them: one row per object, grantee
-- and grantor. `within` is the extension; the rest is Postgres's. `taken` is what the grantee had and has no more.
with held (classid, objid, part, kind, path, "of", owner, acl, given) as (
  select
    p.tableoid, p.oid, 0, 'function', array[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[], '',
    p.proowner, p.proacl, pg_catalog.acldefault('f', p.proowner)
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where p.proacl is not null
  union all
  select
    c.tableoid, c.oid, 0, case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end,
    array[n.nspname, c.relname]::pg_catalog.text[], '', c.relowner, c.relacl,
    pg_catalog.acldefault(case c.relkind when 'S' then 's'::pg_catalog."char" else 'r' end, c.relowner)
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relacl is not null and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  union all
  select
    c.tableoid, c.oid, a.attnum, 'column', array[n.nspname, c.relname, a.attname]::pg_catalog.text[],
    case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end, c.relowner, a.attacl, null
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where a.attacl is not null and not a.attisdropped
  union all
  select
    t.tableoid, t.oid, 0, 'base_type', array[n.nspname, t.typname]::pg_catalog.text[], '', t.typowner, t.typacl,
    pg_catalog.acldefault('T', t.typowner)
  from pg_catalog.pg_type as t
  join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
  where t.typacl is not null
  union all
  select
    l.tableoid, l.oid, 0, 'language', array[l.lanname]::pg_catalog.text[], '', l.lanowner, l.lanacl,
    pg_catalog.acldefault('l', l.lanowner)
  from pg_catalog.pg_language as l
  where l.lanacl is not null
  union all
  select
    n.tableoid, n.oid, 0, 'schema', array[n.nspname]::pg_catalog.text[], '', n.nspowner, n.nspacl,
    pg_catalog.acldefault('n', n.nspowner)
  from pg_catalog.pg_namespace as n
  where n.nspacl is not null and n.oid <> all (%(schemas)s::pg_catalog.oid[])
), object as (
  -- What every database is made with is Postgres's own, although plpgsql is an extension.
  select
    h.*, case when e.extname <> all (%(platform_extensions)s::pg_catalog.name[]) then e.extname end as extname,
    coalesce(i.initprivs, h.given) as first
  from held as h
  left join pg_catalog.pg_depend as d on d.classid = h.classid and d.objid = h.objid and d.objsubid = 0 and d.deptype = 'e'
  left join pg_catalog.pg_extension as e on e.oid = d.refobjid
  left join pg_catalog.pg_init_privs as i on i.classoid = h.classid and i.objoid = h.objid and i.objsubid = h.part
  where %(of_ones_own)s
    and (
      e.oid = any (%(extensions)s::pg_catalog.oid[])
      or (e.oid is null and h.objid < 16384)
      or e.extname = any (%(platform_extensions)s::pg_catalog.name[]))
    -- initdb does not say what it gave on that, nor does pg_dump look there.
    and h.path[1] <> 'information_schema'
    and h.acl <> coalesce(i.initprivs, h.given, '{}')
), word as (
  select o.*, x.grantor, x.grantee, x.privilege_type, x.is_grantable, x.place, true as held
  from object as o
  cross join lateral pg_catalog.aclexplode(o.acl) with ordinality as x (grantor, grantee, privilege_type, is_grantable, place)
  where not exists (
    select from pg_catalog.aclexplode(o.first) as f
    where (f.grantee, f.privilege_type, f.is_grantable) = (x.grantee, x.privilege_type, x.is_grantable))
  union all
  select o.*, f.grantor, f.grantee, f.privilege_type, false, null, false
  from object as o
  cross join lateral pg_catalog.aclexplode(o.first) as f
  where not exists (
    select from pg_catalog.aclexplode(o.acl) as x where (f.grantee, f.privilege_type) = (x.grantee, x.privilege_type))
)
select
  w.kind,
  w.path,
  case when w.extname is null then array['postgres'] else array['extension', w.extname::pg_catalog.text] end as within,
  w."of",
  case w.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(w.grantee) end as grantee,
  case when w.grantor <> w.owner then pg_catalog.pg_get_userbyid(w.grantor) else '' end as grantor,
  coalesce(pg_catalog.array_agg(w.privilege_type order by w.privilege_type) filter (where w.held), '{}') as privileges,
  coalesce(pg_catalog.array_agg(w.privilege_type order by w.privilege_type) filter (where w.is_grantable), '{}') as grantable,
  coalesce(pg_catalog.array_agg(w.privilege_type order by w.privilege_type) filter (where not w.held), '{}') as taken,
  case when w.grantee = w.owner then pg_catalog.pg_get_userbyid(w.owner) else '' end as owner,
  pg_catalog.min(w.place)::pg_catalog.int4 as position
from word as w
group by w.kind, w.path, w.extname, w."of", w.grantee, w.grantor, w.owner
order by w.kind, w.path, w.grantee, w.grantor
