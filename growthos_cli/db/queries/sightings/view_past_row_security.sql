-- Views that callers may use, that run as their owner, and that reach tables with row security, through other views too.
with recursive opened as (
  select c.oid, c.relname, n.nspname, c.relowner
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
    and c.relkind = 'v'
    and not coalesce((
      select o.option_value::pg_catalog.bool from pg_catalog.pg_options_to_table(c.reloptions) as o
      where o.option_name = 'security_invoker'), false)
    and exists (
      select from pg_catalog.pg_roles as r
      where r.rolname = any (%(callers)s)
        and (pg_catalog.has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
          or pg_catalog.has_table_privilege(r.oid, c.oid, 'delete')))
), reads (view, relation) as (
  select o.oid, d.refobjid
  from opened as o
  join pg_catalog.pg_rewrite as w on w.ev_class = o.oid
  join pg_catalog.pg_depend as d on d.objid = w.oid and d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> o.oid
  union
  select v.view, d.refobjid
  from reads as v
  join pg_catalog.pg_rewrite as w on w.ev_class = v.relation
  join pg_catalog.pg_depend as d on d.objid = w.oid and d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> v.relation
)
select
  'view' as kind,
  array[o.nspname, o.relname]::pg_catalog.text[] as path,
  pg_catalog.pg_get_userbyid(o.relowner)::pg_catalog.text as tag,
  pg_catalog.array_agg(distinct v.relation::pg_catalog.regclass::pg_catalog.text) as evidence
from opened as o
join reads as v on v.view = o.oid
join pg_catalog.pg_class as t on t.oid = v.relation and t.relrowsecurity
group by o.oid, o.nspname, o.relname, o.relowner
order by path
