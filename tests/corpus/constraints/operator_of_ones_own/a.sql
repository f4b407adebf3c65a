create schema ops;
create function ops.same(int, int) returns boolean language sql immutable as 'select $1 = $2';
create table t (a int);
