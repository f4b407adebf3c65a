-- only with operator
-- One without a function is a shell: the place that a commutator or negator keeps for who comes later.
select
  o.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  o.oprname as name,
  case when o.oprleft = 0 then '' else pg_catalog.format_type(o.oprleft, null) end as left,
  pg_catalog.format_type(o.oprright, null) as right,
  case when o.oprcode <> 0 then o.oprcode::pg_catalog.text else '' end as function,
  case when c.oid is not null then pg_catalog.format('operator(%%I.%%s)', cn.nspname, c.oprname) end as commutator,
  case when g.oid is not null then pg_catalog.format('operator(%%I.%%s)', gn.nspname, g.oprname) end as negator,
  nullif(o.oprrest, 0)::pg_catalog.regproc::pg_catalog.text as restrict,
  nullif(o.oprjoin, 0)::pg_catalog.regproc::pg_catalog.text as join,
  o.oprcanhash as hashes,
  o.oprcanmerge as merges
from pg_catalog.pg_operator as o
join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
left join pg_catalog.pg_operator as c on c.oid = o.oprcom
left join pg_catalog.pg_namespace as cn on cn.oid = c.oprnamespace
left join pg_catalog.pg_operator as g on g.oid = o.oprnegate
left join pg_catalog.pg_namespace as gn on gn.oid = g.oprnamespace
where o.oprnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and d.objid = o.oid and d.deptype = 'e')
order by n.nspname, o.oprname, pg_catalog.format_type(o.oprleft, null) collate "C", pg_catalog.format_type(o.oprright, null) collate "C"
