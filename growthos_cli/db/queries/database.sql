-- The database of this connection. A hosted platform's own settings and grants are nobody's to change.
select
  d.oid::pg_catalog.int8 << 16 as address,
  array(
    select each.setting from pg_catalog.pg_db_role_setting as s
    cross join lateral pg_catalog.unnest(s.setconfig) as each (setting)
    where s.setdatabase = d.oid and s.setrole = 0
    order by each.setting) as settings
from pg_catalog.pg_database as d
where d.datname = pg_catalog.current_database()
  and %(of_ones_own)s
