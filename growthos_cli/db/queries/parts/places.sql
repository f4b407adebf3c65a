  -- Of a query that gives the columns of a table names of its own, `from s.t t(a, b)`, which go by the places that they have; or
  -- those of a join, `from (s.t join s.u using (id)) j(a, b)`, which is told from a query within parentheses by what it is to Postgres.
  case when d.query ~ '((^|[^[:alnum:]_])(FROM|JOIN)|,)[[:space:]]+[(]*("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[.]("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*) ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]' or (
    d.query ~ '[)] ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]' and exists (
      select from pg_catalog.pg_rewrite as w
      cross join lateral pg_catalog.regexp_matches(
        w.ev_action::pg_catalog.text,
        ':alias \{ALIAS :aliasname ((?:\\.|[^ \\])+) :colnames (?:\\.|[^}\\])*\} :eref \{ALIAS (?:\\.|[^}\\])*\} :rtekind 2 ', 'g') as j
      where w.ev_class = c.oid
        and pg_catalog.strpos(d.query, ') ' || pg_catalog.quote_ident(pg_catalog.regexp_replace(j[1], '\\(.)', '\1', 'g')) || '(') > 0)) then array(
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
