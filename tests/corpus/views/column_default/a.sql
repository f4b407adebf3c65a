create table t (id int primary key, n int default 1, d date);
create view v as select id, n, d from t;
create view w as select id, n from t;
alter view w alter column n set default 5;
