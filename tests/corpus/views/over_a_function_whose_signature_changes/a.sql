create table t (id int primary key, n int);
create function f(x int) returns int language sql immutable as 'select x + 1';
create view v as select id, f(n) as n from t;
create view w as select n from v;
