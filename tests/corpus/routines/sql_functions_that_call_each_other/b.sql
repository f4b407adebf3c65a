create table t (n int);
create function a(x int) returns int language sql immutable as 'select x + 1';
create function z(x int) returns int language sql immutable as 'select public.a(x) * 2';
create function b(x int) returns int language sql immutable as 'select public.z(x) - 1';
create index on t (b(n));
alter table t add check (z(n) > 0);
