-- only with ts_config
select
  t.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  t.cfgname as name,
  pg_catalog.format('%%I.%%I', pn.nspname, p.prsname) as parser,
  array(
    select array[k.alias, m.dictionaries]
    from (
      select m.maptokentype, pg_catalog.string_agg(pg_catalog.format('%%I.%%I', dn.nspname, d.dictname), ', ' order by m.mapseqno)
      from pg_catalog.pg_ts_config_map as m
      join pg_catalog.pg_ts_dict as d on d.oid = m.mapdict
      join pg_catalog.pg_namespace as dn on dn.oid = d.dictnamespace
      where m.mapcfg = t.oid
      group by m.maptokentype) as m (token, dictionaries)
    join pg_catalog.ts_token_type(t.cfgparser) as k on k.tokid = m.token
    order by k.alias collate "C") as mappings
from pg_catalog.pg_ts_config as t
join pg_catalog.pg_namespace as n on n.oid = t.cfgnamespace
join pg_catalog.pg_ts_parser as p on p.oid = t.cfgparser
join pg_catalog.pg_namespace as pn on pn.oid = p.prsnamespace
where t.cfgnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by n.nspname, t.cfgname
