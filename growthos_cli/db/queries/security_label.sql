-- only with seclabel
-- Every label of an object in this database, with the address of the object.
select
  (l.classoid::pg_catalog.int8 << 48) | (l.objoid::pg_catalog.int8 << 16) | l.objsubid as address,
  a.attname as part,
  l.provider,
  l.label
from pg_catalog.pg_seclabel as l
left join pg_catalog.pg_attribute as a
  on l.objsubid <> 0 and l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and a.attrelid = l.objoid and a.attnum = l.objsubid
where l.objoid >= 16384 or l.objoid = any (%(schemas)s::pg_catalog.oid[])
union all
select (l.classoid::pg_catalog.int8 << 48) | (l.objoid::pg_catalog.int8 << 16), null, l.provider, l.label
from pg_catalog.pg_shseclabel as l
join pg_catalog.pg_roles as r on r.oid = l.objoid
where l.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass and r.rolname = any (%(roles)s::pg_catalog.name[])
order by address, provider
