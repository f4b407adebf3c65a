-- only with opclass
-- Operator classes with their own members. Each member: its number, its name, its types, the family that orders by it.
select
  c.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.opcname as name,
  a.amname as method,
  pg_catalog.format_type(c.opcintype, null) as type,
  fn.nspname as family_schema,
  f.opfname as family,
  (
    select pg_catalog.json_agg(pg_catalog.array_remove(array[
        m.amopstrategy::pg_catalog.text,
        pg_catalog.format('%%I.%%s', mn.nspname, mo.oprname),
        pg_catalog.format('%%s, %%s', pg_catalog.format_type(m.amoplefttype, null), pg_catalog.format_type(m.amoprighttype, null)),
        (
          select pg_catalog.format('%%I.%%I', sn.nspname, s.opfname)
          from pg_catalog.pg_opfamily as s
          join pg_catalog.pg_namespace as sn on sn.oid = s.opfnamespace
          where s.oid = m.amopsortfamily)], null)
      order by m.amopstrategy, pg_catalog.format_type(m.amoplefttype, null), pg_catalog.format_type(m.amoprighttype, null))
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_amop as m on m.oid = d.objid
    join pg_catalog.pg_operator as mo on mo.oid = m.amopopr
    join pg_catalog.pg_namespace as mn on mn.oid = mo.oprnamespace
    where d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
      and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
      and d.refobjid = c.oid) as operators,
  (
    select pg_catalog.json_agg(array[
        m.amprocnum::pg_catalog.text,
        m.amproc::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text,
        pg_catalog.format('%%s, %%s', pg_catalog.format_type(m.amproclefttype, null), pg_catalog.format_type(m.amprocrighttype, null))]
      order by m.amprocnum, pg_catalog.format_type(m.amproclefttype, null), pg_catalog.format_type(m.amprocrighttype, null))
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_amproc as m on m.oid = d.objid
    where d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
      and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
      and d.refobjid = c.oid) as functions,
  c.opcdefault as default,
  case when c.opckeytype <> 0 then pg_catalog.format_type(c.opckeytype, null) end as storage
from pg_catalog.pg_opclass as c
join pg_catalog.pg_namespace as n on n.oid = c.opcnamespace
join pg_catalog.pg_am as a on a.oid = c.opcmethod
join pg_catalog.pg_opfamily as f on f.oid = c.opcfamily
join pg_catalog.pg_namespace as fn on fn.oid = f.opfnamespace
where c.opcnamespace = any (%(schemas)s::pg_catalog.oid[])
  and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.opcname, a.amname
