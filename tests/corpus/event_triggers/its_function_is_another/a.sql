create schema s;
create function s.one() returns event_trigger language plpgsql as 'begin end';
create event trigger "Watch It" on ddl_command_end execute function s.one();
