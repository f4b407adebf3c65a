-- only with publication
select
  p.oid::pg_catalog.int8 << 16 as address,
  p.pubname as name,
  p.puballtables as all_tables,
  pg_catalog.array_remove(array[
    case when p.pubinsert then 'insert' end,
    case when p.pubupdate then 'update' end,
    case when p.pubdelete then 'delete' end,
    case when p.pubtruncate then 'truncate' end], null) as publish,
  p.pubviaroot as via_partition_root
  , case p.pubgencols when 's' then 'stored' else 'none' end as generated_columns -- since 18
from pg_catalog.pg_publication as p
where p.pubname <> all (%(platform_publications)s::pg_catalog.name[])
order by p.pubname
