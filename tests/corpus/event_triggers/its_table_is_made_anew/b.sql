create schema z;
create view log as select 'x'::text as tag;
create table z.log (tag text);
create rule r as on insert to log do instead insert into z.log values (new.tag);
create function lg() returns event_trigger language plpgsql as $$begin insert into log(tag) values (tg_tag); end$$;
create event trigger e on ddl_command_end execute function lg();
create event trigger e2 on sql_drop execute function lg();
create view vv as select tag from log;
