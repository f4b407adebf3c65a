create function f(x int) returns int language sql immutable return x + 1;
create table t (n int default f(1));
