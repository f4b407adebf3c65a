create table t (id int primary key, n int);
create view v as select id, n from t;
create materialized view m as select id from t;
