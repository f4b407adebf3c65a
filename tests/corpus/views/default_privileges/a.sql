create table t (id int primary key, n int);
alter default privileges grant select on tables to reader;
create view v as select id from t;
