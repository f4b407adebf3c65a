create table t (id int primary key, n int);
create view v as select id, n from t;
create view w as select id, n from t;
grant select on v to reader, writer;
grant select (id), insert (n) on w to reader;
