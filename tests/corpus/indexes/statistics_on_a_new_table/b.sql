create table keep (id int);
create function f(a int) returns int language sql immutable as 'select a';
create table t (a int, b int, c text);
create statistics s on a, b, (f(a)) from t;
alter statistics s set statistics 33;
comment on statistics s is 'x';
