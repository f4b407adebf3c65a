create function ev() returns event_trigger language plpgsql as 'begin end';
create event trigger et on ddl_command_start execute function ev();
alter event trigger et disable;
create table t (id integer primary key, n text);
create publication pub for table t;
create rule r as on insert to t do also notify x;
alter publication pub owner to app;
