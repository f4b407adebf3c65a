create function h(text) returns void language plpgsql as 'begin end';
create function lg() returns event_trigger language plpgsql as $$begin perform h(tg_tag); end$$;
create event trigger e on ddl_command_end execute function lg();
create event trigger e2 on ddl_command_start when tag in ('CREATE TABLE') execute function lg();
comment on event trigger e2 is 'x';
