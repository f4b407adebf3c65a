create table t (id integer primary key, n text);
create view v as select id, n from t;
alter view v owner to app;
grant select on t to app;
