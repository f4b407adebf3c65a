create table log (tag_z text);
create function et() returns event_trigger language plpgsql set search_path = '' as $$ begin insert into public.log values (tg_tag); end $$;
create event trigger watch on ddl_command_end execute function et();
create table t (n int);
