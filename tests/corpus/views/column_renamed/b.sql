create table t (id int primary key, n int);
create view v as select id, n as amount from t;
create view w as select amount as n from v;
