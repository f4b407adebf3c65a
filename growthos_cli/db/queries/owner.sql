-- Who owns what, by address; the reader knows which addresses are ours. An extension's owner cannot be changed, an index or a row
-- type has its table's.
with owned (address, owner) as (
  select (n.tableoid::pg_catalog.int8 << 48) | (n.oid::pg_catalog.int8 << 16), n.nspowner
  from pg_catalog.pg_namespace as n
  where n.oid = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), c.relowner
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[]) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  union all
  select (p.tableoid::pg_catalog.int8 << 48) | (p.oid::pg_catalog.int8 << 16), p.proowner
  from pg_catalog.pg_proc as p
  where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (t.tableoid::pg_catalog.int8 << 48) | (t.oid::pg_catalog.int8 << 16), t.typowner
  from pg_catalog.pg_type as t
  where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (o.tableoid::pg_catalog.int8 << 48) | (o.oid::pg_catalog.int8 << 16), o.oprowner
  from pg_catalog.pg_operator as o
  where o.oprnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (o.tableoid::pg_catalog.int8 << 48) | (o.oid::pg_catalog.int8 << 16), o.opcowner
  from pg_catalog.pg_opclass as o
  where o.opcnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (o.tableoid::pg_catalog.int8 << 48) | (o.oid::pg_catalog.int8 << 16), o.opfowner
  from pg_catalog.pg_opfamily as o
  where o.opfnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), c.collowner
  from pg_catalog.pg_collation as c
  where c.collnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), c.conowner
  from pg_catalog.pg_conversion as c
  where c.connamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16), c.cfgowner
  from pg_catalog.pg_ts_config as c
  where c.cfgnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (d.tableoid::pg_catalog.int8 << 48) | (d.oid::pg_catalog.int8 << 16), d.dictowner
  from pg_catalog.pg_ts_dict as d
  where d.dictnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (s.tableoid::pg_catalog.int8 << 48) | (s.oid::pg_catalog.int8 << 16), s.stxowner
  from pg_catalog.pg_statistic_ext as s
  where s.stxnamespace = any (%(schemas)s::pg_catalog.oid[])
  union all
  select (l.tableoid::pg_catalog.int8 << 48) | (l.oid::pg_catalog.int8 << 16), l.lanowner
  from pg_catalog.pg_language as l
  where l.oid >= 16384
  union all
  select (w.tableoid::pg_catalog.int8 << 48) | (w.oid::pg_catalog.int8 << 16), w.fdwowner
  from pg_catalog.pg_foreign_data_wrapper as w
  union all
  select (s.tableoid::pg_catalog.int8 << 48) | (s.oid::pg_catalog.int8 << 16), s.srvowner
  from pg_catalog.pg_foreign_server as s
  union all
  select (e.tableoid::pg_catalog.int8 << 48) | (e.oid::pg_catalog.int8 << 16), e.evtowner
  from pg_catalog.pg_event_trigger as e
  union all
  select ('pg_catalog.pg_subscription'::pg_catalog.regclass::pg_catalog.int8 << 48) | (s.oid::pg_catalog.int8 << 16), s.subowner
  from pg_catalog.pg_subscription as s
  union all
  select (p.tableoid::pg_catalog.int8 << 48) | (p.oid::pg_catalog.int8 << 16), p.pubowner
  from pg_catalog.pg_publication as p
)
select o.address, null as part, pg_catalog.pg_get_userbyid(o.owner) as role
from owned as o
order by o.address
