-- Extensions that a project has and this server lacks are there by name, with what stands in for them as their members:
-- `create extension if not exists`, with which most migrations begin, then finds them. Without a file of its own an extension
-- can only be entered by hand; dropping one works as ever, and making it anew does not.

set local allow_system_table_mods = on;

do $$
declare
  missing record;
  extension_id oid;
  member oid;
begin
  for missing in
    select e.name, e.version, e.schema::regnamespace as schema, e.owner::regrole as owner
    from (values
      ('pg_stat_statements', '1.11', 'extensions', 'supabase_admin'),
      ('pgcrypto', '1.3', 'extensions', 'postgres'),
      ('supabase_vault', '0.3.1', 'vault', 'supabase_admin'),
      ('uuid-ossp', '1.1', 'extensions', 'postgres')
    ) as e (name, version, schema, owner)
    where not exists (select from pg_catalog.pg_extension as x where x.extname = e.name)
  loop
    extension_id := pg_catalog.pg_nextoid('pg_catalog.pg_extension', 'oid', 'pg_catalog.pg_extension_oid_index');
    insert into pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    values (extension_id, missing.name, missing.owner, missing.schema, false, missing.version);
    insert into pg_catalog.pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
    values ('pg_catalog.pg_extension'::regclass, extension_id, 0, 'pg_catalog.pg_namespace'::regclass, missing.schema, 0, 'n');
    insert into pg_catalog.pg_shdepend (dbid, classid, objid, objsubid, refclassid, refobjid, deptype)
    select d.oid, 'pg_catalog.pg_extension'::regclass, extension_id, 0, 'pg_catalog.pg_authid'::regclass, missing.owner, 'o'
    from pg_catalog.pg_database as d
    where d.datname = pg_catalog.current_database() and missing.owner <> 'supabase_admin'::regrole;
    for member in
      select p.oid
      from pg_catalog.pg_proc as p
      where p.pronamespace = missing.schema
        and not exists (select from pg_catalog.pg_depend as d where d.objid = p.oid and d.deptype = 'e')
        and case missing.name
          when 'uuid-ossp' then p.proname ~ '^uuid_'
          when 'pgcrypto' then p.proname in ('digest', 'hmac', 'gen_random_bytes', 'gen_random_uuid')
          else missing.name = 'supabase_vault'
        end
    loop
      execute pg_catalog.format('alter extension %I add function %s', missing.name, member::regprocedure);
    end loop;
  end loop;
  alter extension supabase_vault add table vault.secrets;
  alter extension supabase_vault add view vault.decrypted_secrets;
end
$$;
