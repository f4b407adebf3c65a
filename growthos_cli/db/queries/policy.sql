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
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check,
  p.polpermissive as permissive
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where p.polrelid = any (%(carriers)s::pg_catalog.oid[])
order by n.nspname, c.relname, p.polname
