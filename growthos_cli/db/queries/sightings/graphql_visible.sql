-- How much of the schema pg_graphql tells each caller.
select
  'extension' as kind,
  array['pg_graphql'] as path,
  '' as tag,
  pg_catalog.array_agg(v.fact order by v.fact) as evidence
from (
  select r.rolname || ' is told of ' || pg_catalog.count(*) || ' tables and views' as fact
  from pg_catalog.pg_class as c
  join pg_catalog.pg_roles as r on r.rolname = any (%(callers)s)
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and pg_catalog.has_any_column_privilege(r.oid, c.oid, 'select')
    and exists (select from pg_catalog.pg_extension as e where e.extname = 'pg_graphql')
  group by r.rolname) as v
having pg_catalog.count(*) > 0
