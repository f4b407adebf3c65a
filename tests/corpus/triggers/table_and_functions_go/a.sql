create function f() returns trigger language plpgsql as 'begin return new; end';
create table keep (a int);
create table t (a int);
create trigger t1 before insert on t for each row execute function f();
create trigger t2 before insert on keep for each row execute function f();
