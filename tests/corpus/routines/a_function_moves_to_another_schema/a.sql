create schema one;
create schema two;
create function one.f(a int) returns int language sql immutable as 'select a';
create table t (n int default one.f(1), check (one.f(n) > 0));
