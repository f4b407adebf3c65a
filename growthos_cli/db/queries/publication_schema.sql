-- only with publication
select
  s.oid::pg_catalog.int8 << 16 as address,
  p.pubname as publication,
  n.nspname as schema
from pg_catalog.pg_publication_namespace as s
join pg_catalog.pg_publication as p on p.oid = s.pnpubid
join pg_catalog.pg_namespace as n on n.oid = s.pnnspid
where s.pnnspid = any (%(schemas)s::pg_catalog.oid[])
order by p.pubname, n.nspname
