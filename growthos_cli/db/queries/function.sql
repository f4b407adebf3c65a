-- Functions, procedures and window functions. The constructors of range types are their types' own (deptype 'i').
-- Cost and rows are null where they are what Postgres assumes by itself; through text, because the nearest float8 of a
-- float4 0.1 is another number.
select
  p.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  p.proname as name,
  pg_catalog.oidvectortypes(p.proargtypes) as types,
  pg_catalog.pg_get_function_arguments(p.oid) as arguments,
  coalesce(pg_catalog.pg_get_function_result(p.oid), '') as returns,
  l.lanname as language,
  p.prosrc as body,
  case p.prokind when 'p' then 'procedure' else 'function' end as routine,
  case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
  case when p.prosecdef then 'definer' else 'invoker' end as security,
  p.proisstrict as strict,
  p.proleakproof as leakproof,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
  nullif(p.procost, case when l.lanname in ('c', 'internal') then 1 else 100 end)::pg_catalog.text::pg_catalog.float8 as cost,
  nullif(nullif(p.prorows, 0), 1000)::pg_catalog.text::pg_catalog.float8 as rows,
  p.proconfig as settings,
  d.query as sql_body,
  -- include places
  p.probin as library,
  p.prokind = 'w' as window,
  nullif(p.prosupport, 0)::pg_catalog.regproc::pg_catalog.text as support,
  case when p.protrftypes is null then '{}' else array(
    select pg_catalog.format_type(t.oid, null)
    from pg_catalog.unnest(p.protrftypes) with ordinality as t (oid, place)
    order by t.place) end as transforms
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
cross join lateral (
  select case when p.prosqlbody is not null then pg_catalog.pg_get_function_sqlbody(p.oid) end as query,
    p.prosqlbody::pg_catalog.text as tree, p.tableoid as classid, p.oid as objid
  offset 0) as d
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and p.prokind <> 'a'
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
order by n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) collate "C"
