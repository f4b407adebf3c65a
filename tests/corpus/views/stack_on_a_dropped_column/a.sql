create table t (id int primary key, n int, x int);
create view v1 as select id, n, x from t;
create view v2 as select id, x from v1;
create view v3 as select id from v2;
