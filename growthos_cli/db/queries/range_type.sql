-- only with type r
-- What Postgres would choose by itself is null: the default operator class and collation of the subtype, and the
-- multirange's name (makeMultirangeTypeName(): the first `range` becomes `multirange`, else `_multirange` is appended).
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.typname as name,
  pg_catalog.format_type(r.rngsubtype, null) as subtype,
  case when not o.opcdefault then (
    select case when opn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(opn.nspname) || '.' else '' end
      || pg_catalog.quote_ident(o.opcname)
    from pg_catalog.pg_namespace as opn
    where opn.oid = o.opcnamespace) end as subtype_opclass,
  case when r.rngcollation <> s.typcollation then (
    select case when cn.nspname <> 'pg_catalog' then pg_catalog.quote_ident(cn.nspname) || '.' else '' end
      || pg_catalog.quote_ident(co.collname)
    from pg_catalog.pg_collation as co
    join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
    where co.oid = r.rngcollation) end as collation,
  nullif(r.rngcanonical::pg_catalog.regproc::pg_catalog.text, '-') as canonical,
  nullif(r.rngsubdiff::pg_catalog.regproc::pg_catalog.text, '-') as subtype_diff,
  case when m.typnamespace <> t.typnamespace or m.typname <> case when t.typname ~ 'range'
      then pg_catalog.regexp_replace(t.typname, 'range', 'multirange') else t.typname || '_multirange' end
    then pg_catalog.quote_ident(mn.nspname) || '.' || pg_catalog.quote_ident(m.typname) end as multirange,
  nullif(made.proname, t.typname) as made_as,
  nullif(pn.nspname, n.nspname) as made_in,
  nullif(several.proname, m.typname) as multirange_made_as,
  nullif(sn.nspname, mn.nspname) as multirange_made_in
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
join pg_catalog.pg_range as r on r.rngtypid = t.oid
join pg_catalog.pg_type as s on s.oid = r.rngsubtype
join pg_catalog.pg_opclass as o on o.oid = r.rngsubopc
join pg_catalog.pg_type as m on m.oid = r.rngmultitypid
join pg_catalog.pg_namespace as mn on mn.oid = m.typnamespace
-- What constructs a range or several keeps its name and schema when the type gets others.
left join lateral (
  select p.proname, p.pronamespace
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_proc as p on p.oid = d.objid
  where d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.refobjid = t.oid and d.deptype = 'i'
    and d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.prorettype = t.oid and p.pronargs = 2) as made on true
left join pg_catalog.pg_namespace as pn on pn.oid = made.pronamespace
left join lateral (
  select p.proname, p.pronamespace
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_proc as p on p.oid = d.objid
  where d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.deptype = 'i'
    and d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.prorettype = m.oid and p.pronargs = 0) as several on true
left join pg_catalog.pg_namespace as sn on sn.oid = several.pronamespace
where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.typname
