-- (address of the dependent, address of what it depends on), for all that users made; the reader knows which are ours.
-- Internal dependencies ('i') are those of an object's own parts, as is a default's on its column.
-- A column of the system (numbered below zero) is no object: what depends on one depends on its table.
-- What depends on a member of an extension depends on the extension. A sequence's dependency on the column that owns
-- it ('a') is the sequence owner's: with the column's default it would be a ring.
with depends as (
  select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  from pg_catalog.pg_depend as d
  where d.objid >= 16384
    and d.deptype in ('n', 'a')
    and not (d.deptype = 'a' and d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass)
    and d.classid = any (%(classes)s::pg_catalog.oid[])
    and not (d.deptype = 'a' and d.objid = any (%(sequences)s::pg_catalog.oid[]))
), member as (
  select m.classid, m.objid, m.refclassid, m.refobjid
  from pg_catalog.pg_depend as m
  where m.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    and m.refobjid = any (%(extensions)s::pg_catalog.oid[])
    and m.deptype = 'e'
)
select
  (d.classid::pg_catalog.int8 << 48) | (d.objid::pg_catalog.int8 << 16) | d.objsubid as dependent,
  (d.refclassid::pg_catalog.int8 << 48) | (d.refobjid::pg_catalog.int8 << 16) | greatest(d.refobjsubid, 0) as dependency
from depends as d
where (d.refobjid >= 16384 or d.refobjid = any (%(schemas)s::pg_catalog.oid[]))
  and d.refclassid = any (%(classes)s::pg_catalog.oid[])
union all
select
  (d.classid::pg_catalog.int8 << 48) | (d.objid::pg_catalog.int8 << 16) | d.objsubid,
  (m.refclassid::pg_catalog.int8 << 48) | (m.refobjid::pg_catalog.int8 << 16)
from depends as d
join (
  select * from member
  union all
  -- For older majors an array goes with the type of its elements, and is no member.
  select m.classid, t.typarray, m.refclassid, m.refobjid
  from member as m
  join pg_catalog.pg_type as t on t.oid = m.objid
  where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass) as m on m.classid = d.refclassid and m.objid = d.refobjid
