create type k as enum ('a','b');
create table log (tag text) ;
create function lg() returns event_trigger language plpgsql as $$begin insert into log(tag) values (tg_tag); end$$;
create event trigger e on ddl_command_end execute function lg();
create event trigger e2 on sql_drop execute function lg();
create view vv as select tag from log;
