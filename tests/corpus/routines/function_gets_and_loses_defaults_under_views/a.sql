create function f(a integer, b integer default 1) returns integer language sql immutable as 'select a + b';
create function f(a text) returns integer language sql immutable as 'select 1';
create view v as select f(1) as x, f(1, 2) as y, f('a'::text) as z;
create table t (a integer default f(3), check (f(a) > 0));
create index i on t (f(a));
