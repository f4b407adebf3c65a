create table t (id int primary key, name text, age int);
create view v as select id, name from t;
create view w as select name from v;
