-- only with routine a
-- Aggregates. What a final function may do to the state is null where Postgres assumes it: nothing for a plain aggregate,
-- anything for one over an ordered set.
select
  p.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  p.proname as name,
  pg_catalog.oidvectortypes(p.proargtypes) as types,
  pg_catalog.pg_get_function_arguments(p.oid) as arguments,
  a.aggtransfn::pg_catalog.text as sfunc,
  pg_catalog.format_type(a.aggtranstype, null) as stype,
  nullif(a.aggtransspace, 0) as sspace,
  nullif(a.aggfinalfn, 0)::pg_catalog.regproc::pg_catalog.text as finalfunc,
  a.aggfinalextra as finalfunc_extra,
  case nullif(a.aggfinalmodify, u.usual) when 'r' then 'read_only' when 's' then 'shareable' when 'w' then 'read_write' end
    as finalfunc_modify,
  nullif(a.aggcombinefn, 0)::pg_catalog.regproc::pg_catalog.text as combinefunc,
  nullif(a.aggserialfn, 0)::pg_catalog.regproc::pg_catalog.text as serialfunc,
  nullif(a.aggdeserialfn, 0)::pg_catalog.regproc::pg_catalog.text as deserialfunc,
  a.agginitval as initcond,
  nullif(a.aggmtransfn, 0)::pg_catalog.regproc::pg_catalog.text as msfunc,
  nullif(a.aggminvtransfn, 0)::pg_catalog.regproc::pg_catalog.text as minvfunc,
  case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as mstype,
  nullif(a.aggmtransspace, 0) as msspace,
  nullif(a.aggmfinalfn, 0)::pg_catalog.regproc::pg_catalog.text as mfinalfunc,
  a.aggmfinalextra as mfinalfunc_extra,
  case nullif(a.aggmfinalmodify, u.usual) when 'r' then 'read_only' when 's' then 'shareable' when 'w' then 'read_write' end
    as mfinalfunc_modify,
  a.aggminitval as minitcond,
  case when a.aggsortop <> 0 then (
    select pg_catalog.format('operator(%%I.%%s)', s.nspname, o.oprname)
    from pg_catalog.pg_operator as o
    join pg_catalog.pg_namespace as s on s.oid = o.oprnamespace
    where o.oid = a.aggsortop) end as sortop,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
  a.aggkind = 'h' as hypothetical
from pg_catalog.pg_aggregate as a
join pg_catalog.pg_proc as p on p.oid = a.aggfnoid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
cross join lateral (select case a.aggkind when 'n' then 'r' else 'w' end::pg_catalog."char" as usual) as u
where p.pronamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
order by n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) collate "C"
