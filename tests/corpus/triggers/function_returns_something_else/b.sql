create function f() returns int language sql as 'select 1';
create function f2() returns trigger language plpgsql as 'begin return new; end';
create table t (a int default f());
create trigger one before insert on t for each row execute function f2();
