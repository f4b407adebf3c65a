-- What the roles that somebody asked for are members of, whoever granted it.
select
  u.rolname as member,
  r.rolname as role,
  pg_catalog.bool_or(m.admin_option) as admin,
  null::pg_catalog.bool as inherit, -- until 15
  true as set, -- until 15
  '{}'::pg_catalog.text[] as grantors -- until 15
  pg_catalog.bool_or(m.inherit_option) as inherit, -- since 16
  pg_catalog.bool_or(m.set_option) as set, -- since 16
  pg_catalog.array_agg(g.rolname::pg_catalog.text order by g.rolname) as grantors -- since 16
from pg_catalog.pg_auth_members as m
join pg_catalog.pg_roles as r on r.oid = m.roleid
join pg_catalog.pg_roles as u on u.oid = m.member
left join pg_catalog.pg_roles as g on g.oid = m.grantor
where u.rolname = any (%(roles)s::pg_catalog.name[])
group by u.rolname, r.rolname
order by u.rolname, r.rolname
