create function et() returns event_trigger language plpgsql as 'begin end';
create event trigger watch on sql_drop when tag in ('DROP TABLE', 'DROP VIEW') execute function et();
