-- only with user_mapping
-- The view hides the options of mappings that are not the reader's to see: then one option without a name stands for
-- all of them. A mapping without options looks the same to a reader who may see nothing; no superuser takes it for that.
select
  m.umid::pg_catalog.int8 << 16 as address,
  m.srvname as server,
  case m.umuser when 0 then 'public' else m.usename end as user,
  case
    when m.umoptions is null and not (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user) then array['=']
    else m.umoptions end as options
from pg_catalog.pg_user_mappings as m
join pg_catalog.pg_foreign_server as s on s.oid = m.srvid
where not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass and d.objid = s.oid and d.deptype = 'e')
order by m.srvname, m.usename
