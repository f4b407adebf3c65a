-- What goes along when an extension is dropped although it is none of its members.
select
  (d.classid::pg_catalog.int8 << 48) | (d.objid::pg_catalog.int8 << 16) as address,
  null as part,
  e.extname as extension
from pg_catalog.pg_depend as d
join pg_catalog.pg_extension as e on e.oid = d.refobjid
where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'x'
order by address, e.extname
