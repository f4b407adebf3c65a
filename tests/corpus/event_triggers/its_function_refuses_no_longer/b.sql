create function no() returns event_trigger language plpgsql as $$begin null; end$$;
create table t (a int, b int);
create event trigger e on ddl_command_end when tag in ('ALTER TABLE') execute function no();
comment on event trigger e is 'x';
