create table t (id int primary key, n int, m int);
create view v as select id, n, m from t;
create table log (at int, was v);
