-- One row per object and grantee; the owner's own entry is left out. Only a function grants anything where no grant was
-- ever made (execute to PUBLIC), so only there the built-in default is asked for. Words are put in order by the reader.
with granted as (
  select 'schema' as "on", array[n.nspname::pg_catalog.text] as object, n.nspowner as owner, n.nspacl as acl, '' as of
  from pg_catalog.pg_namespace as n
  where n.oid = any (%(schemas)s::pg_catalog.oid[]) and n.nspacl is not null
  union all
  select
    case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end,
    array[n.nspname::pg_catalog.text, c.relname::pg_catalog.text], c.relowner, c.relacl, ''
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relacl is not null
    and (c.oid = any (%(tables)s::pg_catalog.oid[]) or c.oid = any (%(views)s::pg_catalog.oid[])
      or c.oid = any (%(sequences)s::pg_catalog.oid[]))
  union all
  select
    'column', array[n.nspname::pg_catalog.text, c.relname::pg_catalog.text, a.attname::pg_catalog.text],
    c.relowner, a.attacl, case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' else '' end
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where (a.attrelid = any (%(tables)s::pg_catalog.oid[]) or a.attrelid = any (%(views)s::pg_catalog.oid[]))
    and a.attnum > 0
    and not a.attisdropped
    and a.attacl is not null
  union all
  select
    case p.prokind when 'a' then 'aggregate' else 'function' end,
    array[n.nspname::pg_catalog.text, p.proname::pg_catalog.text, pg_catalog.oidvectortypes(p.proargtypes)],
    p.proowner, coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)), ''
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where p.oid = any (%(functions)s::pg_catalog.oid[])
)
select
  g."on",
  g.object,
  case e.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(e.grantee) end as grantee,
  e.privileges,
  e.grantable,
  g.of
from granted as g
cross join lateral (
  select
    x.grantee,
    pg_catalog.array_agg(x.privilege_type) as privileges,
    pg_catalog.array_agg(x.privilege_type) filter (where x.is_grantable) as grantable
  from pg_catalog.aclexplode(g.acl) as x
  where x.grantee <> g.owner
  group by x.grantee) as e
order by g."on" collate "C", g.object collate "C", grantee
