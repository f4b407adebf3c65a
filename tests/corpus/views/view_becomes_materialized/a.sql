create table t (id int primary key, n int);
create view v as select id, n from t;
create view w as select n from v;
grant select on v to reader;
