-- only with event_trigger
select
  e.oid::pg_catalog.int8 << 16 as address,
  e.evtname as name,
  e.evtevent as event,
  n.nspname as function_schema,
  p.proname as function,
  coalesce(e.evttags, '{}') as tags,
  case e.evtenabled when 'O' then 'origin' when 'R' then 'replica' when 'A' then 'always' else 'disabled' end as enabled
from pg_catalog.pg_event_trigger as e
join pg_catalog.pg_proc as p on p.oid = e.evtfoid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where e.evtname <> all (%(platform_event_triggers)s::pg_catalog.name[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass and d.objid = e.oid and d.deptype = 'e')
order by e.evtname
