-- What exists in our schemas and is outside our kinds: (kind word, count).
with member as (
  select d.classid, d.objid from pg_catalog.pg_depend as d where d.deptype = 'e'
), relation as (
  select c.*
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
    and (c.tableoid, c.oid) not in (select m.classid, m.objid from member as m)
), found (word) as (
  select case
      when c.relispartition then 'partition'
      else 'partitioned table' end
  from relation as c
  where c.relkind = 'p' or (c.relkind = 'r' and c.relispartition)
  union all
  select 'typed table' from relation as c where c.relkind = 'r' and c.reloftype <> 0
  union all
  select 'unlogged table' from relation as c where c.relkind = 'r' and c.relpersistence = 'u'
  union all
  select 'storage parameter' from relation as c where c.relkind = 'r' and c.reloptions is not null
  union all
  select 'inheritance' from pg_catalog.pg_inherits as i where i.inhrelid = any (%(tables)s::pg_catalog.oid[])
  union all
  select 'base type'
  from pg_catalog.pg_type as t
  where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
    and t.typtype in ('b', 'p')
    and t.typcategory <> 'A'
    and (t.tableoid, t.oid) not in (select m.classid, m.objid from member as m)
  union all
  select 'extended statistics of a relation that is not modelled'
  from pg_catalog.pg_statistic_ext as s
  where s.stxnamespace = any (%(schemas)s::pg_catalog.oid[]) and s.stxrelid <> all (%(tables)s::pg_catalog.oid[])
    and s.stxrelid <> all (%(views)s::pg_catalog.oid[])
  union all
  select 'security label' from pg_catalog.pg_seclabel as l where l.objoid = any (%(tables)s::pg_catalog.oid[])
)
select f.word, pg_catalog.count(*) as count
from found as f
group by f.word
order by f.word
