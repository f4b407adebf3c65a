create function step(s bigint, x int) returns bigint language sql immutable as 'select s + x';
create aggregate total(int) (sfunc = step, stype = bigint, initcond = '0');
create table t (id int primary key, n int);
create view v as select total(n) as n from t;
create materialized view m as select n from v;
