-- Stands in for supautils: postgres inherits ownership of the platform's tables, and what hosted Supabase refuses it on
-- those tables is refused here, with hosted's SQLSTATE and words (docs/decisions/0002-emulating-supautils.md).
-- Policies and triggers on the tables are allowed and therefore not looked at.
--
-- `when tag in` keeps these out of the way of other statements, and superusers and the services pass at once.
-- Enabled always: session_replication_role = replica, which postgres may set, must not switch them off.

create function supautils.refuse_alteration() returns event_trigger language plpgsql as $$
declare
  command record;
  relations oid[];
  refused name;
begin
  if pg_catalog.current_setting('is_superuser') = 'on'
    or current_user in ('supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin') then
    return;
  end if;
  for command in
    select c.command_tag as tag, c.object_type as kind, c.classid, c.objid
    from pg_catalog.pg_event_trigger_ddl_commands() as c
    -- Lets almost every command on ordinary relations through at once, which is most of what a provisioning run sends.
    -- Scalar subqueries, because Postgres would read all of pg_class to hash an `exists`.
    where c.schema_name in ('auth', 'storage', 'realtime')
      or c.classid <> 'pg_catalog.pg_class'::regclass
      or (select r.relowner from pg_catalog.pg_class as r where r.oid = c.objid) in (
        'supabase_auth_admin'::regrole, 'supabase_storage_admin'::regrole, 'supabase_realtime_admin'::regrole)
      or (select true from pg_catalog.pg_inherits as i where i.inhrelid = c.objid limit 1)
  loop
    -- The tables whose owner the command needs: the relation itself and what it inherits from or is a partition of,
    -- or the table that a part belongs to.
    relations := case command.classid
      when 'pg_catalog.pg_class'::regclass
        then command.objid || array(select i.inhparent from pg_catalog.pg_inherits as i where i.inhrelid = command.objid)
      when 'pg_catalog.pg_trigger'::regclass
        then array(select t.tgrelid from pg_catalog.pg_trigger as t where t.oid = command.objid)
      when 'pg_catalog.pg_constraint'::regclass
        then array(select c.conrelid from pg_catalog.pg_constraint as c where c.oid = command.objid)
      when 'pg_catalog.pg_rewrite'::regclass
        then array(select w.ev_class from pg_catalog.pg_rewrite as w where w.oid = command.objid)
      when 'pg_catalog.pg_statistic_ext'::regclass
        then array(select s.stxrelid from pg_catalog.pg_statistic_ext as s where s.oid = command.objid)
      when 'pg_catalog.pg_publication_rel'::regclass
        then array(select p.prrelid from pg_catalog.pg_publication_rel as p where p.oid = command.objid)
      -- CREATE PUBLICATION does not list its tables.
      when 'pg_catalog.pg_publication'::regclass
        then array(select p.prrelid from pg_catalog.pg_publication_rel as p where p.prpubid = command.objid)
    end;
    -- By owner as well as by schema, because ALTER TABLE … SET SCHEMA has moved the table by now.
    -- `any (array)` is an index scan per command; a join would read pg_class from end to end.
    select r.relname into refused
    from pg_catalog.pg_class as r
    where r.oid = any (relations)
      and (
        r.relnamespace in ('auth'::regnamespace, 'storage'::regnamespace, 'realtime'::regnamespace)
        or r.relowner in (
          'supabase_auth_admin'::regrole, 'supabase_storage_admin'::regrole, 'supabase_realtime_admin'::regrole)
      );
    continue when refused is null;
    -- PostgreSQL says `relation` when a part of a table is commented on, and the kind of relation otherwise.
    raise exception 'must be owner of % %',
      case
        when command.tag = 'COMMENT' and command.kind not in ('table', 'index', 'sequence') then 'relation'
        when command.kind in ('index', 'sequence') then command.kind
        else 'table'
      end,
      refused
      using errcode = '42501';
  end loop;
end
$$;

create function supautils.refuse_drop() returns event_trigger language plpgsql as $$
declare
  dropped record;
begin
  if pg_catalog.current_setting('is_superuser') = 'on'
    or current_user in ('supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin') then
    return;
  end if;
  for dropped in
    select d.object_type as kind, d.object_name as name
    from pg_catalog.pg_event_trigger_dropped_objects() as d
    where d.schema_name in ('auth', 'storage', 'realtime')
      and d.object_type in ('table', 'index', 'sequence')
    order by d.original desc
  loop
    raise exception 'must be owner of % %', dropped.kind, dropped.name using errcode = '42501';
  end loop;
end
$$;

create event trigger supautils_refuse_alteration on ddl_command_end
  when tag in (
    'CREATE TABLE', 'ALTER TABLE', 'ALTER INDEX', 'ALTER SEQUENCE', 'ALTER TRIGGER', 'COMMENT', 'CREATE RULE',
    'CREATE STATISTICS', 'CREATE PUBLICATION', 'ALTER PUBLICATION'
  )
  execute function supautils.refuse_alteration();
alter event trigger supautils_refuse_alteration enable always;

create event trigger supautils_refuse_drop on sql_drop
  when tag in ('DROP TABLE', 'DROP INDEX', 'DROP SEQUENCE', 'DROP OWNED')
  execute function supautils.refuse_drop();
alter event trigger supautils_refuse_drop enable always;
