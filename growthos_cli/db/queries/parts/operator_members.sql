-- The operators and functions of `h`, an operator class or family. Each member: its number, its name, its types, the family that orders by it.
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
      and d.refclassid = h.tableoid
      and d.refobjid = h.oid) as operators,
  (
    select pg_catalog.json_agg(array[
        m.amprocnum::pg_catalog.text,
        m.amproc::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text,
        pg_catalog.format('%%s, %%s', pg_catalog.format_type(m.amproclefttype, null), pg_catalog.format_type(m.amprocrighttype, null))]
      order by m.amprocnum, pg_catalog.format_type(m.amproclefttype, null), pg_catalog.format_type(m.amprocrighttype, null))
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_amproc as m on m.oid = d.objid
    where d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
      and d.refclassid = h.tableoid
      and d.refobjid = h.oid) as functions
