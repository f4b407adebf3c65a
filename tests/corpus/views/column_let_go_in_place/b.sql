create table t (id int primary key, n int);
create view v as select id, n as x from t;
