  -- Of a query that gives columns names of its own by the places that they have: those of a table, `from s.t t(a, b)`; those of a join,
  -- `from (s.t join s.u using (id)) j(a, b)`, which is told from a query within parentheses by what it is to Postgres; and those of rows
  -- of a table, which a function gives, `from s.f() f(a, b)`.
  case when d.query like '%%FROM %%' and d.query ~ '[)] ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]|((^|[^[:alnum:]_])(FROM|JOIN)|,)[[:space:]]+[(]*("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[.]("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*) ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]' then array(
    select pg_catalog.format('%%I.%%I(%%s)', tn.nspname, t.relname, (
      select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute as a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped))
    from pg_catalog.pg_class as t
    join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    where t.relkind in ('r', 'p', 'f') and t.oid in (
      select u.refobjid from pg_catalog.pg_depend as u
      where u.classid = d.classid and u.objid = d.objid and u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and (
        d.query ~ '((^|[^[:alnum:]_])(FROM|JOIN)|,)[[:space:]]+[(]*("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[.]("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*) ("([^"]|"")+"|[A-Za-z_][[:alnum:]_$]*)[(]' or exists (
          select from pg_catalog.regexp_matches(
            d.tree,
            ':alias \{ALIAS :aliasname ((?:\\.|[^ \\])+) :colnames (?:\\.|[^}\\])*\} :eref \{ALIAS (?:\\.|[^}\\])*\} :rtekind 2 ', 'g') as j
          where pg_catalog.strpos(d.query, ') ' || pg_catalog.quote_ident(pg_catalog.regexp_replace(j[1], '\\(.)', '\1', 'g')) || '(') > 0))
      union all
      select coalesce(e.typrelid, y.typrelid) from pg_catalog.pg_depend as u
      left join pg_catalog.pg_proc as f on u.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass and f.oid = u.refobjid
      join pg_catalog.pg_type as y
        on y.oid = coalesce(f.prorettype, case when u.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass then u.refobjid end)
      left join pg_catalog.pg_type as e on e.oid = y.typelem and y.typcategory = 'A'
      where u.classid = d.classid and u.objid = d.objid)
    order by 1) else '{}' end as places,
