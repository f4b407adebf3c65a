create table t (id int primary key, n int);
create materialized view v as select id, n from t;
create unique index v_id on v (id);
create view w as select n from v;
grant select on v to reader;
