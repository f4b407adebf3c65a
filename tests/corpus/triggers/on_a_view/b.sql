create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (id int primary key, n int);
create view v as select id, n, id + n as s from t;
create trigger one instead of insert or update or delete on v for each row execute function f('x');
create trigger three before update on v for each statement execute function f();
comment on trigger one on v is 'writes';
