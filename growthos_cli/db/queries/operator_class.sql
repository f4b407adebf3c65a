-- only with opclass
-- Operator classes with their own members. Each member: its number, its name, its types, the family that orders by it.
select
  h.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  h.opcname as name,
  a.amname as method,
  pg_catalog.format_type(h.opcintype, null) as type,
  fn.nspname as family_schema,
  f.opfname as family,
  -- include operator_members
  , h.opcdefault as default,
  case when h.opckeytype <> 0 then pg_catalog.format_type(h.opckeytype, null) end as storage
from pg_catalog.pg_opclass as h
join pg_catalog.pg_namespace as n on n.oid = h.opcnamespace
join pg_catalog.pg_am as a on a.oid = h.opcmethod
join pg_catalog.pg_opfamily as f on f.oid = h.opcfamily
join pg_catalog.pg_namespace as fn on fn.oid = f.opfnamespace
where h.opcnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass and d.objid = h.oid and d.deptype = 'e')
order by n.nspname, h.opcname, a.amname
