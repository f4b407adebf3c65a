-- PostgREST hears of every change to the schema and reloads what it knows (Supabase event triggers pgrst_ddl_watch and
-- pgrst_drop_watch). Equal notifications of one transaction are delivered once.

create function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as $$
begin
  perform pg_catalog.pg_notify('pgrst', 'reload schema');
end
$$;

create function extensions.pgrst_drop_watch() returns event_trigger language plpgsql as $$
begin
  perform pg_catalog.pg_notify('pgrst', 'reload schema');
end
$$;

create event trigger pgrst_ddl_watch on ddl_command_end
  when tag in (
    'CREATE SCHEMA', 'ALTER SCHEMA', 'CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE',
    'CREATE FOREIGN TABLE', 'ALTER FOREIGN TABLE', 'CREATE VIEW', 'ALTER VIEW', 'CREATE MATERIALIZED VIEW',
    'ALTER MATERIALIZED VIEW', 'CREATE FUNCTION', 'ALTER FUNCTION', 'CREATE TRIGGER', 'CREATE TYPE', 'ALTER TYPE',
    'CREATE RULE', 'COMMENT'
  )
  execute function extensions.pgrst_ddl_watch();

create event trigger pgrst_drop_watch on sql_drop
  when tag in (
    'DROP SCHEMA', 'DROP TABLE', 'DROP FOREIGN TABLE', 'DROP VIEW', 'DROP MATERIALIZED VIEW', 'DROP FUNCTION',
    'DROP TRIGGER', 'DROP TYPE', 'DROP RULE', 'ALTER TABLE'
  )
  execute function extensions.pgrst_drop_watch();
