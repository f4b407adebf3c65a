create table t (id int primary key, name text, age int);
create view v as select id, name, age from t;
create view w as select id, name from v;
grant select on v to reader;
