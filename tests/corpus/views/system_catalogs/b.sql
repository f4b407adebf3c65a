create schema app;
create view app.sizes as select c.relname, pg_relation_size(c.oid) as size from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app';
create view app.columns as select table_name, column_name from information_schema.columns where table_schema = 'app';
