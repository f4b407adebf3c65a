-- only with relation m
-- The query without its final semicolon. Options of the table that holds large values stand with those of the view.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as name,
  d.query,
  c.reloptions || array(select 'toast.' || o from pg_catalog.unnest(tc.reloptions) as o) as options,
  nullif(am.amname, 'heap') as method,
  ts.spcname as tablespace,
  c.relispopulated as populated,
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
    order by 1) else '{}' end as places
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (select pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), ' ;') as query offset 0) as d
join pg_catalog.pg_am as am on am.oid = c.relam
left join pg_catalog.pg_class as tc on tc.oid = c.reltoastrelid
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
where c.oid = any (%(views)s::pg_catalog.oid[])
  and c.relkind = 'm'
order by n.nspname, c.relname
