create function f(a bigint) returns int language sql immutable as 'select a::int';
create table t (a bigint, b int, d varchar(9));
create statistics s1 on a, b from t;
create statistics s3 on a, (f(b)) from t;
alter statistics s3 set statistics 77;
comment on statistics s3 is 'x';
create statistics s4 on (a + b), (lower(d)) from t;
