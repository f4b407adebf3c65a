create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (id int primary key, n int);
create view v as select id, n from t;
create trigger one instead of insert on v for each row execute function f();
comment on trigger one on v is 'writes';
