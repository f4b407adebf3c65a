-- only with relation v
-- The query without its final semicolon. A column's type says its collation where that is not the type's own.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  d.query,
  c.reloptions as options,
  -- As reread.names_by_place() has it: `from s.t t(a, b)`.
  case when d.query ~ '((^|[^[:alnum:]_])(FROM|JOIN)|,)[[:space:]]+[(]*("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[.]("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*) ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]' then array(
    select pg_catalog.format('%%I.%%I(%%s)', tn.nspname, t.relname, (
      select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute as a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped))
    from pg_catalog.pg_class as t
    join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    where t.relkind in ('r', 'p', 'f') and t.oid in (
      select u.refobjid from pg_catalog.pg_rewrite as w
      join pg_catalog.pg_depend as u on u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and u.objid = w.oid
      where w.ev_class = c.oid and u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
    order by 1) else '{}' end as places,
  array(
    select a.attname from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid and a.attnum > 0
    order by a.attnum) as columns,
  array(
    select pg_catalog.format_type(a.atttypid, a.atttypmod) || case when a.attcollation <> t.typcollation then (
      select ' collate ' || pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
      from pg_catalog.pg_collation as co
      join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
      where co.oid = a.attcollation) else '' end
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0
    order by a.attnum) as types
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (select pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), ' ;') as query offset 0) as d
where c.oid = any (%(views)s::pg_catalog.oid[])
  and c.relkind = 'v'
order by n.nspname, c.relname
