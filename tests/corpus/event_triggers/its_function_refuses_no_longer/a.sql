create function no() returns event_trigger language plpgsql as $$begin raise exception 'no %', tg_tag; end$$;
create table t (a int);
create event trigger e on ddl_command_end when tag in ('ALTER TABLE') execute function no();
