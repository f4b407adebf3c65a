-- only with publication
-- Columns by name: Postgres keeps them in the order of their table, which is another one where a column came later.
select
  r.oid::pg_catalog.int8 << 16 as address,
  p.pubname as publication,
  n.nspname as schema,
  c.relname as table,
  case when r.prattrs is not null then array(
    select a.attname from pg_catalog.unnest(r.prattrs) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = r.prrelid and a.attnum = k.attnum
    order by a.attname) end as columns,
  pg_catalog.pg_get_expr(r.prqual, r.prrelid) as where
from pg_catalog.pg_publication_rel as r
join pg_catalog.pg_publication as p on p.oid = r.prpubid
join pg_catalog.pg_class as c on c.oid = r.prrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where r.prrelid = any (%(tables)s::pg_catalog.oid[])
order by p.pubname, n.nspname, c.relname
