create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one before insert on t for each row execute function f();
