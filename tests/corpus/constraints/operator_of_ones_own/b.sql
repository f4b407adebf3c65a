create schema ops;
create function ops.same(int, int) returns boolean language sql immutable as 'select $1 = $2';
create operator ops.=== (function = ops.same, leftarg = int, rightarg = int, commutator = operator(ops.===));
create table t (a int, constraint c check (a operator(ops.===) a));
create index i on t (a) where a operator(ops.===) 1;
