-- Policies that call a function which reads the policy's own table under that table's policies: as its caller, or as an
-- owner whom row security filters. Bodies have no dependencies, so their text is searched for the table's name.
select
  'policy' as kind,
  array[n.nspname, c.relname, p.polname]::pg_catalog.text[] as path,
  '' as tag,
  pg_catalog.array_agg(distinct f.oid::pg_catalog.regprocedure::pg_catalog.text) as evidence
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_depend as d on d.objid = p.oid and d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
join pg_catalog.pg_proc as f on f.oid = d.refobjid and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
join pg_catalog.pg_roles as o on o.oid = f.proowner
where c.oid = any (%(tables)s::pg_catalog.oid[])
  and c.relrowsecurity
  and f.prosrc ~* ('\m' || pg_catalog.regexp_replace(c.relname, '(\W)', '\\\1', 'g') || '\M')
  and (not f.prosecdef
    or (not o.rolbypassrls and not o.rolsuper and (c.relforcerowsecurity or f.proowner <> c.relowner)))
group by n.nspname, c.relname, p.polname
order by path
