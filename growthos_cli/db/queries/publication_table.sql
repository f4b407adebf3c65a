select
  p.pubname as publication,
  n.nspname as schema,
  c.relname as table
from pg_catalog.pg_publication_rel as r
join pg_catalog.pg_publication as p on p.oid = r.prpubid
join pg_catalog.pg_class as c on c.oid = r.prrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where r.prrelid = any (%(tables)s::pg_catalog.oid[])
order by p.pubname, n.nspname, c.relname
