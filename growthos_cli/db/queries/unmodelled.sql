-- What exists in our schemas and is outside our kinds: (kind word, count).
with member as (
  select d.classid, d.objid, d.refobjid from pg_catalog.pg_depend as d where d.deptype = 'e'
), relation as (
  select c.*
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
    and (c.tableoid, c.oid) not in (select m.classid, m.objid from member as m)
), found (word) as (
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
  -- What was granted on it since its extension made it: pg_dump prints that.
  select 'grant on a member of an extension'
  from member as m
  left join pg_catalog.pg_init_privs as i on i.classoid = m.classid and i.objoid = m.objid and i.objsubid = 0
  cross join lateral (
    select p.proacl from pg_catalog.pg_proc as p where p.tableoid = m.classid and p.oid = m.objid
    union all
    select c.relacl from pg_catalog.pg_class as c where c.tableoid = m.classid and c.oid = m.objid
    union all
    select t.typacl from pg_catalog.pg_type as t where t.tableoid = m.classid and t.oid = m.objid) as held (acl)
  where m.refobjid = any (%(extensions)s::pg_catalog.oid[])
    and array(select a::pg_catalog.text from pg_catalog.unnest(held.acl) as a order by 1)
      <> array(select a::pg_catalog.text from pg_catalog.unnest(i.initprivs) as a order by 1)
  union all
  select 'security label' from pg_catalog.pg_seclabel as l where l.objoid = any (%(tables)s::pg_catalog.oid[])
)
select f.word, pg_catalog.count(*) as count
from found as f
group by f.word
order by f.word
