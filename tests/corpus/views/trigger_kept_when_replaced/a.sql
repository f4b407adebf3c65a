create table t (id int primary key, n int);
create function f() returns trigger language plpgsql as 'begin return new; end';
create view v as select id, n from t;
create trigger tr instead of insert or update on v for each row execute function f();
create trigger st before delete on v for each statement execute function f();
comment on trigger tr on v is 'writes through';
