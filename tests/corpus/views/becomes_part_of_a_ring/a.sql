create table t (id int primary key, n int);
create view v as select id, n from t;
create view over_it as select id from v;
