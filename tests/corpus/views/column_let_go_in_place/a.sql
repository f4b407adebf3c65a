create table t (id int primary key, n int, x int);
create view v as select id, x from t;
