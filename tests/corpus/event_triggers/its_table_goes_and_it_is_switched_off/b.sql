create function lg() returns event_trigger language plpgsql as $$begin insert into log(tag) values (tg_tag); end$$;
create event trigger e on sql_drop execute function lg();
alter event trigger e disable;
