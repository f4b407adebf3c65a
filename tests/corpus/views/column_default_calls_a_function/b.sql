create table t (id int primary key, n int);
create function one() returns bigint language sql immutable as 'select 1::bigint';
create view v as select id, n from t;
alter view v alter column n set default one();
create view w as select n from v;
