create function et() returns event_trigger language plpgsql as 'begin end';
create event trigger a on ddl_command_end execute function et();
create event trigger b on ddl_command_end execute function et();
create event trigger c on table_rewrite execute function et();
alter event trigger a disable;
alter event trigger b enable always;
alter event trigger c enable replica;
