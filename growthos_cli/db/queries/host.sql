-- The platform's tables on which policies and triggers of ours may stand.
select c.oid::pg_catalog.int8 << 16 as address
from rows from (
  pg_catalog.unnest(%(host_schemas)s::pg_catalog.name[]),
  pg_catalog.unnest(%(host_tables)s::pg_catalog.name[])) as h (schema, name)
join pg_catalog.pg_namespace as n on n.nspname = h.schema
join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = h.name
where c.relkind in ('r', 'p')
order by c.oid
