-- Publications that take in tables which nobody named: all there are, or all of one of our schemas.
select
  'publication' as kind,
  array[p.pubname]::pg_catalog.text[] as path,
  case when p.puballtables then 'database' else 'schema' end as tag,
  pg_catalog.array_agg(n.nspname::pg_catalog.text order by n.nspname) filter (where n.oid is not null) as evidence
from pg_catalog.pg_publication as p
left join pg_catalog.pg_publication_namespace as s on s.pnpubid = p.oid and s.pnnspid = any (%(schemas)s::pg_catalog.oid[])
left join pg_catalog.pg_namespace as n on n.oid = s.pnnspid
where p.puballtables or n.oid is not null
group by p.pubname, p.puballtables
order by path
