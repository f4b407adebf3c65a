-- only with role_settings
-- What is set for one role in this database. A hosted platform sets some for its own roles, which is nobody's to change.
select
  r.rolname as role,
  array(select each.setting from pg_catalog.unnest(s.setconfig) as each (setting) order by each.setting) as settings
from pg_catalog.pg_db_role_setting as s
join pg_catalog.pg_database as d on d.oid = s.setdatabase and d.datname = pg_catalog.current_database()
join pg_catalog.pg_roles as r on r.oid = s.setrole
where %(of_ones_own)s or r.rolname <> all (%(platform_roles)s::pg_catalog.name[])
order by r.rolname
