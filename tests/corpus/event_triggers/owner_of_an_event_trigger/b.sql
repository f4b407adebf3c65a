create function et() returns event_trigger language plpgsql as 'begin end';
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function et();
alter event trigger watch disable;
comment on event trigger watch is 'off';
