-- only with foreign_data_wrapper
select
  w.oid::pg_catalog.int8 << 16 as address,
  w.fdwname as name,
  case when h.oid is not null then pg_catalog.quote_ident(hn.nspname) || '.' || pg_catalog.quote_ident(h.proname) end as handler,
  case when v.oid is not null then pg_catalog.quote_ident(vn.nspname) || '.' || pg_catalog.quote_ident(v.proname) end as validator,
  w.fdwoptions as options
from pg_catalog.pg_foreign_data_wrapper as w
left join pg_catalog.pg_proc as h on h.oid = w.fdwhandler
left join pg_catalog.pg_namespace as hn on hn.oid = h.pronamespace
left join pg_catalog.pg_proc as v on v.oid = w.fdwvalidator
left join pg_catalog.pg_namespace as vn on vn.oid = v.pronamespace
where not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass and d.objid = w.oid and d.deptype = 'e')
order by w.fdwname
