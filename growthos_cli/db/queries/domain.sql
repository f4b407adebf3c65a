-- only with type d
-- The default that a domain has from a base type is text alone. Not-null is a constraint with a name since 17; told where Postgres would have chosen another.
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as name,
  pg_catalog.format_type(t.typbasetype, t.typtypmod) as type,
  coalesce(
    pg_catalog.pg_get_expr(t.typdefaultbin, 0),
    pg_catalog.quote_literal(t.typdefault) || '::' || pg_catalog.format_type(t.typbasetype, null)) as default,
  t.typnotnull as not_null,
  case when t.typcollation <> b.typcollation then (
    select case when cn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(cn.nspname) || '.' else '' end
      || pg_catalog.quote_ident(co.collname)
    from pg_catalog.pg_collation as co
    join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
    where co.oid = t.typcollation) end as collation,
  coalesce(
    (select con.conname from pg_catalog.pg_constraint as con -- since 17
    where con.contypid = t.oid and con.contype = 'n' and con.conname <> t.typname || '_not_null'), -- since 17
    null::pg_catalog.name) as not_null_name
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
join pg_catalog.pg_type as b on b.oid = t.typbasetype
where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  and t.typtype = 'd'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
