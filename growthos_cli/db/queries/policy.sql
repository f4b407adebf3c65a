select
  p.oid::pg_catalog.int8 << 16 as address,
  n.nspname as schema,
  c.relname as table,
  p.polname as name,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
    else 'all' end as command,
  case when p.polroles = '{0}' then '{public}'
    when pg_catalog.cardinality(p.polroles) = 1 then array[pg_catalog.pg_get_userbyid(p.polroles[1])] else array(
    select r.rolname from pg_catalog.pg_roles as r
    where r.oid = any (p.polroles)
    order by r.rolname) end as roles,
  d.using,
  d.check,
  -- include places
  p.polpermissive as permissive
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select e.using, e.check, pg_catalog.concat_ws(' ', e.using, e.check) as query,
    pg_catalog.concat_ws(' ', p.polqual::pg_catalog.text, p.polwithcheck::pg_catalog.text) as tree, p.tableoid as classid, p.oid as objid
  from (select pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check
    offset 0) as e
  offset 0) as d
where p.polrelid = any (%(carriers)s::pg_catalog.oid[])
order by n.nspname, c.relname, p.polname
