create table t (id int primary key, n int);
create function one() returns int language sql immutable as 'select 1';
create view v as select id, n from t;
alter view v alter column n set default one();
create view w as select n from v;
