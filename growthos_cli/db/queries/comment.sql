-- Every comment with the address of its object; the reader knows which addresses are ours. Schema public has an oid
-- below 16384, all else that is ours is above. An extension brings a comment of its own, so that having none is said, too.
select
  (d.classoid::pg_catalog.int8 << 48) | (d.objoid::pg_catalog.int8 << 16) | d.objsubid as address,
  coalesce(a.attname, nn.conname) as part,
  d.description as text
from pg_catalog.pg_description as d
left join pg_catalog.pg_constraint as nn on d.classoid = nn.tableoid and nn.oid = d.objoid and nn.contype = 'n'
left join pg_catalog.pg_attribute as a
  on d.objsubid <> 0 and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and a.attrelid = d.objoid and a.attnum = d.objsubid
where (d.objoid >= 16384 or d.objoid = any (%(schemas)s::pg_catalog.oid[]))
  and d.classoid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
union all
select (e.tableoid::pg_catalog.int8 << 48) | (e.oid::pg_catalog.int8 << 16), null, coalesce(d.description, '')
from pg_catalog.pg_extension as e
left join pg_catalog.pg_description as d on d.classoid = e.tableoid and d.objoid = e.oid and d.objsubid = 0
where %(of_ones_own)s
union all
select (d.classoid::pg_catalog.int8 << 48) | (d.objoid::pg_catalog.int8 << 16), null, d.description
from pg_catalog.pg_shdescription as d
join pg_catalog.pg_roles as r on r.oid = d.objoid
where d.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass and r.rolname = any (%(roles)s::pg_catalog.name[])
order by address
