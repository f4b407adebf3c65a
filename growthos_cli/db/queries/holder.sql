-- Of what something is said although it is no object: (address, kind by which statements name it, path, kind and path of the object
-- that it belongs to). The sequence of an identity is part of its column.
select
  (c.tableoid::pg_catalog.int8 << 48) | (c.oid::pg_catalog.int8 << 16) as address,
  'sequence' as kind,
  array[n.nspname, c.relname]::pg_catalog.text[] as path,
  array['column', tn.nspname, t.relname, a.attname]::pg_catalog.text[] as within
from pg_catalog.pg_depend as d
join pg_catalog.pg_class as c on c.oid = d.objid and c.relkind = 'S'
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as t on t.oid = d.refobjid
join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.deptype = 'i'
  and d.refobjid = any (%(tables)s::pg_catalog.oid[])
order by address
