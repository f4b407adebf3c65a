-- What the view at `c` reads: its query, that as Postgres keeps it, and the rule that holds it.
cross join lateral (
  select pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), ' ;') as query, r.ev_action::pg_catalog.text as tree, r.tableoid as classid,
    r.oid as objid
  from pg_catalog.pg_rewrite as r
  where r.ev_class = c.oid and r.rulename = '_RETURN'
  offset 0) as d
