create table t (id integer primary key, n text);
create view v as select n, id from t;
alter view v owner to app;
revoke insert on v from app;
grant select (n) on v to reader;
