create table t (id integer primary key, n text);
create view v as select id, n from t;
alter view v owner to app;
revoke insert, update, delete on v from app;
grant select (id) on v to reader;
