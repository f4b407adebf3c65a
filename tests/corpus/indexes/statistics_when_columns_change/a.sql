create function f(a int) returns int language sql immutable as 'select a';
create table t (a int, b int, c int, d text);
create statistics s1 on a, b from t;
create statistics s2 on a, c from t;
create statistics s3 on a, (f(b)) from t;
alter statistics s3 set statistics 77;
comment on statistics s3 is 'x';
create statistics s4 on (a + b), (lower(d)) from t;
