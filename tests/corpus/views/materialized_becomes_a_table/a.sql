create table t (id int primary key, n int);
create materialized view v as select id, n from t;
create index v_n on v (n);
create view w as select n from v;
