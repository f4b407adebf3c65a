create table t (id int primary key, n int, s text);
create view v as select * from t;
