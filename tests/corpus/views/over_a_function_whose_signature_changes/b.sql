create table t (id int primary key, n int);
create function f(x int, y int default 0) returns bigint language sql immutable as 'select (x + y)::bigint';
create view v as select id, f(n) as n from t;
create view w as select n from v;
