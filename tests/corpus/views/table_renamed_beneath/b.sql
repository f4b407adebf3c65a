create table t_new (id int primary key, n int);
create view v as select id, n from t_new;
create view t as select id, n from t_new;
