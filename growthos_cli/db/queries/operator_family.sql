-- only with opfamily
-- Operator families with the members that belong to none of their classes. Each member: its number, its name, its types, the family that orders by it.
select
  h.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  h.opfname as name,
  a.amname as method,
  -- include operator_members
from pg_catalog.pg_opfamily as h
join pg_catalog.pg_namespace as n on n.oid = h.opfnamespace
join pg_catalog.pg_am as a on a.oid = h.opfmethod
where h.opfnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass and d.objid = h.oid and d.deptype = 'e')
order by n.nspname, h.opfname, a.amname
