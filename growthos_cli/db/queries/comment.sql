-- Every comment with the address of its object; the reader knows which addresses are ours. Schema public has an oid
-- below 16384, all else that is ours is above. `column` is the name of a column that is no object of its own.
select
  (d.classoid::pg_catalog.int8 << 48) | (d.objoid::pg_catalog.int8 << 16) | d.objsubid as address,
  d.description as text,
  a.attname as column
from pg_catalog.pg_description as d
left join pg_catalog.pg_attribute as a
  on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and a.attrelid = d.objoid and a.attnum = d.objsubid and d.objsubid > 0
  and d.objoid = any (%(views)s::pg_catalog.oid[])
where (d.objoid >= 16384 or d.objoid = any (%(schemas)s::pg_catalog.oid[]))
  and d.classoid = any (array['pg_namespace', 'pg_class', 'pg_proc', 'pg_constraint', 'pg_trigger', 'pg_policy',
      'pg_extension', 'pg_foreign_data_wrapper', 'pg_foreign_server', 'pg_publication', 'pg_subscription',
      'pg_language', 'pg_operator', 'pg_am', 'pg_opfamily', 'pg_opclass', 'pg_transform', 'pg_ts_parser', 'pg_ts_template', 'pg_ts_dict',
      'pg_ts_config', 'pg_event_trigger',
      'pg_rewrite', 'pg_statistic_ext']
    ::pg_catalog.regclass[]::pg_catalog.oid[])
order by address
