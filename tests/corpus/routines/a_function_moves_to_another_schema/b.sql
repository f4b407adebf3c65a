create schema one;
create schema two;
create function two.f(a int) returns int language sql immutable as 'select a';
create table t (n int default two.f(1), check (two.f(n) > 0));
