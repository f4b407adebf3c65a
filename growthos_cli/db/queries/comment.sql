-- Every comment with the address of its object; the reader knows which addresses are ours. Schema public has an oid
-- below 16384, all else that is ours is above. `column` is the name of a column that is no object of its own.
select
  (d.classoid::pg_catalog.int8 << 48) | (d.objoid::pg_catalog.int8 << 16) | d.objsubid as address,
  a.attname as part,
  d.description as text
from pg_catalog.pg_description as d
left join pg_catalog.pg_attribute as a
  on d.objsubid <> 0 and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and a.attrelid = d.objoid and a.attnum = d.objsubid
where d.objoid >= 16384 or d.objoid = any (%(schemas)s::pg_catalog.oid[])
order by address
