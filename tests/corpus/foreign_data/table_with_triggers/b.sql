create foreign data wrapper w;
create server s foreign data wrapper w;
create function tf() returns trigger language plpgsql as 'begin return new; end';
create foreign table t (id int, a text) server s;
create trigger changed after update on t for each statement execute function tf();
create trigger new before delete on t for each row execute function tf();
alter foreign table t disable trigger new;
