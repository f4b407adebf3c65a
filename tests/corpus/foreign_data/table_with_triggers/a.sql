create foreign data wrapper w;
create server s foreign data wrapper w;
create function tf() returns trigger language plpgsql as 'begin return new; end';
create foreign table t (id int, a text) server s;
create trigger gone before insert on t for each row execute function tf();
create trigger changed after update on t for each row execute function tf();
