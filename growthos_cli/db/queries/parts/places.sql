  -- Of a query that gives the columns of a table names of its own, `from s.t t(a, b)`, which go by the places that they have.
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
