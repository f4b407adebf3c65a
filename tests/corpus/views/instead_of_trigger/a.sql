create table t (id int primary key, n int);
create function f() returns trigger language plpgsql as 'begin insert into t values (new.id, new.n); return new; end';
create view v as select id, n from t;
