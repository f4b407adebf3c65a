-- only with rewrite
-- `commands` and `where` are the whole definition: the reader cuts them out of it (deparsed.py), because pg_get_expr cannot
-- print old and new. A view's own query is the view's.
select
  r.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  r.rulename as name,
  case r.ev_type when '1' then 'select' when '2' then 'update' when '3' then 'insert' else 'delete' end as event,
  d.query as commands,
  -- include places
  r.is_instead as instead,
  null as where,
  case r.ev_enabled when 'O' then 'origin' when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as enabled,
  case c.relkind when 'v' then 'view' else 'table' end as of
from pg_catalog.pg_rewrite as r
join pg_catalog.pg_class as c on c.oid = r.ev_class
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select pg_catalog.pg_get_ruledef(r.oid) as query, r.ev_action::pg_catalog.text as tree, r.tableoid as classid, r.oid as objid
  offset 0) as d
where (r.ev_class = any (%(tables)s::pg_catalog.oid[]) or r.ev_class = any (%(views)s::pg_catalog.oid[]))
  and r.rulename <> '_RETURN'
order by n.nspname, c.relname, r.rulename
