create table t (id int primary key, n int);
create view v as select id, n from t;
create function f() returns setof v language sql stable as 'select * from v';
create function g(x v) returns int language sql immutable as 'select x.n';
create view w as select * from f();
