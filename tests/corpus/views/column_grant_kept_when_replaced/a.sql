create table t (id int primary key, n int);
create view v as select id, n from t;
grant select (id), update (n) on v to reader;
create materialized view m as select id, n from t;
grant select (id) on m to reader;
