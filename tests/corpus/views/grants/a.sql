create table t (id int primary key, n int);
create view v as select id, n from t;
create view w as select id, n from t;
grant select, insert on v to reader;
grant select on w to writer with grant option;
grant update (n) on w to reader;
