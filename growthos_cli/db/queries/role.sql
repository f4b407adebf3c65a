-- The roles that somebody asked for by name. A password is nobody's to see.
select
  r.oid::pg_catalog.int8 << 16 as address,
  r.rolname as name,
  r.rolsuper as superuser,
  r.rolinherit as inherit,
  r.rolcreaterole as createrole,
  r.rolcreatedb as createdb,
  r.rolcanlogin as login,
  r.rolreplication as replication,
  r.rolbypassrls as bypassrls,
  r.rolconnlimit as connection_limit,
  nullif(r.rolvaliduntil, 'infinity')::pg_catalog.text as valid_until,
  array(
    select each.setting from pg_catalog.pg_db_role_setting as s
    cross join lateral pg_catalog.unnest(s.setconfig) as each (setting)
    where s.setdatabase = 0 and s.setrole = r.oid
    order by each.setting) as settings
from pg_catalog.pg_roles as r
where r.rolname = any (%(roles)s::pg_catalog.name[])
order by r.rolname
