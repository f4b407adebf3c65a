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
  -- include places
  c.relispopulated as populated
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
-- include printed_view
join pg_catalog.pg_am as am on am.oid = c.relam
left join pg_catalog.pg_class as tc on tc.oid = c.reltoastrelid
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
where c.oid = any (%(views)s::pg_catalog.oid[])
  and c.relkind = 'm'
order by n.nspname, c.relname
