create function h(text, int) returns void language plpgsql as 'begin end';
create function lg() returns event_trigger language plpgsql as $$begin perform h(tg_tag, 1); end$$;
create event trigger e on ddl_command_end execute function lg();
create event trigger e2 on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function lg();
comment on event trigger e2 is 'y'; alter event trigger e2 enable replica;
