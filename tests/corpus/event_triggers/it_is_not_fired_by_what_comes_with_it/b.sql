create table t (n int, m int);
create table log (tag text);
create function et() returns event_trigger language plpgsql as $$ begin raise exception 'no more changes'; end $$;
create event trigger stop on ddl_command_start execute function et();
