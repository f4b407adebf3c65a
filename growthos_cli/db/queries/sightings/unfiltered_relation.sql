-- What callers may read or write and no row security filters, beside ordinary tables: it cannot be switched on, or is not.
select
  case c.relkind when 'm' then 'materialized_view' when 'f' then 'foreign_table' when 'p' then 'partitioned_table' else 'partition' end as kind,
  array[n.nspname, c.relname]::pg_catalog.text[] as path,
  case when c.relkind in ('m', 'f') then 'cannot' else 'off' end as tag,
  pg_catalog.array_agg(r.rolname::pg_catalog.text order by r.rolname) as evidence
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_roles as r on r.rolname = any (%(callers)s)
where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
  and (c.relkind in ('m', 'f') or ((c.relkind = 'p' or c.relispartition) and c.relkind in ('r', 'p') and not c.relrowsecurity))
  and (pg_catalog.has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
    or pg_catalog.has_table_privilege(r.oid, c.oid, 'delete'))
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
group by c.relkind, n.nspname, c.relname
order by path
