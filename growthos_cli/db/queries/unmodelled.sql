-- What exists in our schemas and is outside our kinds: (kind word, count).
with member as (
  select d.classid, d.objid, d.refobjid from pg_catalog.pg_depend as d where d.deptype = 'e'
), script (extension, made) as (
  select d.refobjid, d.xmin from pg_catalog.pg_depend as d where d.deptype = 'e'
  union all
  select e.oid, e.xmin from pg_catalog.pg_extension as e
), relation as (
  select c.*
  from pg_catalog.pg_class as c
  where c.relnamespace = any (%(schemas)s::pg_catalog.oid[])
    and (c.tableoid, c.oid) not in (select m.classid, m.objid from member as m)
), found (word) as (
  select 'extended statistics of a relation that is not modelled'
  from pg_catalog.pg_statistic_ext as s
  where s.stxnamespace = any (%(schemas)s::pg_catalog.oid[]) and s.stxrelid <> all (%(tables)s::pg_catalog.oid[])
    and s.stxrelid <> all (%(views)s::pg_catalog.oid[])
  union all
  -- Types that come with a relation or with another type; pg_dump prints nothing of what is said about them.
  select said.word || ' on a type that comes with something else'
  from pg_catalog.pg_type as t
  cross join lateral (
    select 'comment' from pg_catalog.pg_description as d where d.classoid = t.tableoid and d.objoid = t.oid
    union all
    select 'grant' where t.typtype <> 'm' and t.typacl is not null and t.typacl <> pg_catalog.acldefault('T', t.typowner)) as said (word)
  where t.typnamespace = any (%(schemas)s::pg_catalog.oid[])
    and t.oid not in (select m.objid from member as m where m.classid = t.tableoid)
    and (t.typcategory = 'A' or t.typtype = 'm' or t.typrelid in (select c.oid from pg_catalog.pg_class as c where c.relkind <> 'c'))
  union all
  -- What was granted on it since its extension made it: pg_dump prints that.
  select 'grant on a member of an extension'
  from member as m
  left join pg_catalog.pg_init_privs as i on i.classoid = m.classid and i.objoid = m.objid and i.objsubid = 0
  cross join lateral (
    select p.proacl from pg_catalog.pg_proc as p where p.tableoid = m.classid and p.oid = m.objid
    union all
    select c.relacl from pg_catalog.pg_class as c where c.tableoid = m.classid and c.oid = m.objid
    union all
    select t.typacl from pg_catalog.pg_type as t where t.tableoid = m.classid and t.oid = m.objid) as held (acl)
  where not %(of_ones_own)s
    and m.refobjid = any (%(extensions)s::pg_catalog.oid[])
    and array(select a::pg_catalog.text from pg_catalog.unnest(held.acl) as a order by 1)
      <> array(select a::pg_catalog.text from pg_catalog.unnest(i.initprivs) as a order by 1)
  union all
  -- What pg_dump prints as the difference to what initdb granted; what the platform gives its own roles is the platform's.
  select 'privilege on an object of Postgres'
  from (
    select c.tableoid, c.oid, c.relacl as acl, pg_catalog.acldefault('r', c.relowner) as given
    from pg_catalog.pg_class as c
    where c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace and c.oid < 16384 and c.relacl is not null
    union all
    select p.tableoid, p.oid, p.proacl, pg_catalog.acldefault('f', p.proowner)
    from pg_catalog.pg_proc as p
    where p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace and p.oid < 16384 and p.proacl is not null
    union all
    select l.tableoid, l.oid, l.lanacl, pg_catalog.acldefault('l', l.lanowner)
    from pg_catalog.pg_language as l
    where l.oid < 16384 and l.lanacl is not null) as o
  left join pg_catalog.pg_init_privs as i on i.classoid = o.tableoid and i.objoid = o.oid and i.objsubid = 0
  where not %(of_ones_own)s and exists (
    select x.grantee, x.privilege_type, x.is_grantable, pg_catalog.count(*)
    from (
      select a.grantee, a.privilege_type, a.is_grantable from pg_catalog.aclexplode(o.acl) as a
      union all
      select b.grantee, b.privilege_type, b.is_grantable from pg_catalog.aclexplode(coalesce(i.initprivs, o.given)) as b) as x
    where x.grantee not in (select r.oid from pg_catalog.pg_roles as r where r.rolname = any (%(platform_roles)s::pg_catalog.name[]))
    group by x.grantee, x.privilege_type, x.is_grantable
    having pg_catalog.count(*) = 1)
  union all
  -- Labels are never an extension's own; comments are where its scripts made them. pg_dump prints nothing of what is said about
  -- a member or stands on it (checkExtensionMembership(), pg_dump.c): it goes with the next version's scripts.
  select said.word || ' on a member of an extension'
  from member as m
  cross join lateral (
    select 'security label' from pg_catalog.pg_seclabel as l where l.classoid = m.classid and l.objoid = m.objid
    union all
    select 'comment' from pg_catalog.pg_description as d
    where d.classoid = m.classid and d.objoid = m.objid and d.xmin not in (select s.made from script as s where s.extension = m.refobjid)
  ) as said (word)
  where m.refobjid = any (%(extensions)s::pg_catalog.oid[])
  union all
  -- What users add to a relation of an extension is theirs; what its scripts made bears the number of one of their transactions.
  select added.word || ' on a relation of an extension'
  from member as m
  cross join lateral (
    select 'index', i.xmin from pg_catalog.pg_index as i
    where i.indrelid = m.objid and not exists (select from pg_catalog.pg_constraint as con where con.conindid = i.indexrelid)
    union all
    select 'constraint', con.xmin from pg_catalog.pg_constraint as con where con.conrelid = m.objid and con.contype <> 'n'
    union all
    select 'trigger', t.xmin from pg_catalog.pg_trigger as t where t.tgrelid = m.objid and not t.tgisinternal
    union all
    select 'rule', r.xmin from pg_catalog.pg_rewrite as r where r.ev_class = m.objid and r.rulename <> '_RETURN'
    union all
    select 'policy', p.xmin from pg_catalog.pg_policy as p where p.polrelid = m.objid
    union all
    select 'row security', c.xmin from pg_catalog.pg_class as c where c.oid = m.objid and c.relrowsecurity) as added (word, made)
  where m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and m.refobjid = any (%(extensions)s::pg_catalog.oid[])
    and added.made not in (select s.made from script as s where s.extension = m.refobjid)
  union all
  -- A child's check that is its parents' alone is no object of its own.
  select 'comment on an inherited constraint'
  from pg_catalog.pg_constraint as con
  join pg_catalog.pg_class as c on c.oid = con.conrelid and not c.relispartition
  join pg_catalog.pg_description as d on d.classoid = con.tableoid and d.objoid = con.oid
  where con.contype = 'c' and not con.conislocal and con.conrelid = any (%(tables)s::pg_catalog.oid[])
  union all
  -- A view's own rule is the view; pg_dump prints nothing of what is said about it.
  select 'comment on the rule of a view'
  from pg_catalog.pg_rewrite as r
  join pg_catalog.pg_description as d on d.classoid = r.tableoid and d.objoid = r.oid
  where r.rulename = '_RETURN' and r.ev_class = any (%(views)s::pg_catalog.oid[])
  union all
  -- What `detach concurrently` leaves when it is interrupted.
  select 'partition that is half detached'
  from pg_catalog.pg_inherits as i
  where i.inhdetachpending and i.inhrelid = any (%(tables)s::pg_catalog.oid[])
  union all
  -- What a hosted platform sets is its own.
  select 'database setting'
  from pg_catalog.pg_db_role_setting as s
  join pg_catalog.pg_database as d on d.oid = s.setdatabase and d.datname = current_database()
  left join pg_catalog.pg_roles as r on r.oid = s.setrole
  where not %(of_ones_own)s and (s.setrole = 0 or r.rolname = any (%(platform_roles)s::pg_catalog.name[]))
)
select f.word, pg_catalog.count(*) as count
from found as f
group by f.word
order by f.word
