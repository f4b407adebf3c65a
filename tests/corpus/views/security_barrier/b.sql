create table t (id int primary key);
create view v with (security_barrier) as select id from t;
