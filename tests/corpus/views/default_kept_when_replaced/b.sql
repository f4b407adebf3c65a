create table t (id int primary key, n int, m int);
create view v as select m, n from t;
alter view v alter column n set default 3;
