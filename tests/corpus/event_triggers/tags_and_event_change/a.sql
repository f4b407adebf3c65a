create function et() returns event_trigger language plpgsql as 'begin end';
create event trigger watch on ddl_command_start when tag in ('CREATE TABLE') execute function et();
