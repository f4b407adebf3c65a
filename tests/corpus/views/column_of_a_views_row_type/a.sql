create table t (id int primary key, n int);
create view v as select id, n from t;
create table log (at int, was v);
