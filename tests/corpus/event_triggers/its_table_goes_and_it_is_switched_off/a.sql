create table log (tag text, n int);
create function lg() returns event_trigger language plpgsql as $$begin insert into log(tag) values (tg_tag); end$$;
create event trigger e on sql_drop execute function lg();
