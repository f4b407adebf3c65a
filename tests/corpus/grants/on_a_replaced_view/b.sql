create table t (id integer primary key, n text);
create view v as select n from t;
grant select on v to reader;
alter view v owner to app;
