create function f(a integer, b integer) returns integer language sql immutable as 'select a + b';
create function f(a integer) returns integer language sql immutable as 'select a';
create view v as select f(1) as x, f(1, 2) as y;
create table t (a integer default f(3), check (f(a) > 0));
create index i on t (f(a));
