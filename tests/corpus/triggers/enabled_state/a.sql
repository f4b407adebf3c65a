create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger t1 before insert on t for each row execute function f();
create trigger t2 before insert on t for each row execute function f();
create trigger t3 before insert on t for each row execute function f();
create trigger t4 before insert on t for each row execute function f();
alter table t disable trigger t2;
alter table t enable replica trigger t3;
alter table t enable always trigger t4;
