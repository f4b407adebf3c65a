create table t (id int primary key, n int);
create view v1 as select id, n from t;
create view v2 as select id, 1 as x from v1;
create view v3 as select id from v2;
