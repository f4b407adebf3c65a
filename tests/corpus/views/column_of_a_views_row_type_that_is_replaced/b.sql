create table t (id int primary key, n int);
create view v as select id, n::text as n from t;
create table log (at int, was v);
