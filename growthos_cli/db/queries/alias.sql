-- Catalog rows that are no object of their own but a part of one: (address of the part, address of the object).
-- A member of an operator class or family is that one's, a default is its column, the index of a key is the key's constraint, a row
-- type and its array are the table or the view, and so is the rule that holds a view's query.
select
  (d.tableoid::pg_catalog.int8 << 48) | (d.oid::pg_catalog.int8 << 16) as part,
  ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | (d.adrelid::pg_catalog.int8 << 16) | d.adnum as whole
from pg_catalog.pg_attrdef as d
where d.adrelid = any (%(tables)s::pg_catalog.oid[])
union all
select
  ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | (con.conindid::pg_catalog.int8 << 16),
  (con.tableoid::pg_catalog.int8 << 48) | (con.oid::pg_catalog.int8 << 16)
from pg_catalog.pg_constraint as con
where con.conrelid = any (%(tables)s::pg_catalog.oid[])
  and con.contype in ('p', 'u', 'x')
union all
-- The sequence of an identity is its column.
select
  (d.classid::pg_catalog.int8 << 48) | (d.objid::pg_catalog.int8 << 16),
  (d.refclassid::pg_catalog.int8 << 48) | (d.refobjid::pg_catalog.int8 << 16) | d.refobjsubid
from pg_catalog.pg_sequence as s
join pg_catalog.pg_depend as d
  on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.seqrelid
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i'
where d.refobjid = any (%(tables)s::pg_catalog.oid[])
union all
-- A column that is not null, since 18 by a constraint with a name; so is a domain since 17.
select
  (con.tableoid::pg_catalog.int8 << 48) | (con.oid::pg_catalog.int8 << 16),
  ('pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.int8 << 48) | (con.contypid::pg_catalog.int8 << 16)
from pg_catalog.pg_constraint as con
where con.contypid = any (%(types)s::pg_catalog.oid[])
  and con.contype = 'n'
union all
select
  (con.tableoid::pg_catalog.int8 << 48) | (con.oid::pg_catalog.int8 << 16),
  ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | (con.conrelid::pg_catalog.int8 << 16) | con.conkey[1]
from pg_catalog.pg_constraint as con
where con.conrelid = any (%(tables)s::pg_catalog.oid[])
  and con.contype = 'n'
union all
select
  (t.tableoid::pg_catalog.int8 << 48) | (unnest.oid::pg_catalog.int8 << 16),
  ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | (t.typrelid::pg_catalog.int8 << 16)
from pg_catalog.pg_type as t
cross join lateral pg_catalog.unnest(array[t.oid, t.typarray]) as unnest (oid)
where t.typrelid = any (%(tables)s::pg_catalog.oid[]) or t.typrelid = any (%(views)s::pg_catalog.oid[])
union all
select
  (d.classid::pg_catalog.int8 << 48) | (d.objid::pg_catalog.int8 << 16),
  (d.refclassid::pg_catalog.int8 << 48) | (d.refobjid::pg_catalog.int8 << 16)
from pg_catalog.pg_depend as d
where d.classid = any (array['pg_amop', 'pg_amproc']::pg_catalog.regclass[]::pg_catalog.oid[])
  and d.refclassid = any (array['pg_opclass', 'pg_opfamily']::pg_catalog.regclass[]::pg_catalog.oid[])
  and d.deptype in ('a', 'i')
  and d.refobjid >= 16384
union all
select
  (r.tableoid::pg_catalog.int8 << 48) | (r.oid::pg_catalog.int8 << 16),
  ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | (r.ev_class::pg_catalog.int8 << 16)
from pg_catalog.pg_rewrite as r
where r.ev_class = any (%(views)s::pg_catalog.oid[]) and r.rulename = '_RETURN'
union all
-- The array of a type, a range's multirange and its array, and each attribute of a composite type are the type.
select
  (t.tableoid::pg_catalog.int8 << 48) | (part.oid::pg_catalog.int8 << 16),
  (t.tableoid::pg_catalog.int8 << 48) | (t.oid::pg_catalog.int8 << 16)
from pg_catalog.pg_type as t
left join pg_catalog.pg_range as r on r.rngtypid = t.oid
left join pg_catalog.pg_type as m on m.oid = r.rngmultitypid
cross join lateral pg_catalog.unnest(array[t.typarray, m.oid, m.typarray]) as part (oid)
where t.oid = any (%(types)s::pg_catalog.oid[]) and part.oid <> 0
union all
select
  (a.attrelid::pg_catalog.int8 << 16) | ('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.int8 << 48) | a.attnum,
  (t.tableoid::pg_catalog.int8 << 48) | (t.oid::pg_catalog.int8 << 16)
from pg_catalog.pg_type as t
join lateral (
  select c.attrelid, c.attnum::pg_catalog.int8 as attnum from pg_catalog.pg_attribute as c
  where c.attrelid = t.typrelid and c.attnum > 0 and not c.attisdropped
  union all
  select t.typrelid, 0) as a on true
where t.oid = any (%(types)s::pg_catalog.oid[]) and t.typrelid <> 0
