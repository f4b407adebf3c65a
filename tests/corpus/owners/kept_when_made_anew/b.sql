create table t (id integer primary key, n varchar(30));
create view v as select id, n from t;
alter view v owner to app;
grant select on t to app;
