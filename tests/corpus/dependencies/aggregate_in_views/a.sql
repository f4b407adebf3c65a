create function step(s int, x int) returns int language sql immutable as 'select s + x';
create aggregate total(int) (sfunc = step, stype = int, initcond = '0');
create table t (id int primary key, n int);
create view v as select total(n) as n from t;
create materialized view m as select n from v;
