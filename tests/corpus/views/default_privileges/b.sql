create table t (id int primary key, n int);
alter default privileges grant select on tables to reader;
create view v as select n, id from t;
create view w as select id from t;
revoke select on w from reader;
create materialized view m as select id from t;
