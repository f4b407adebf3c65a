create schema ops;
create function ops.same(int, int) returns boolean language sql immutable as 'select $1 = $2';
create table t (a int, constraint e exclude using btree ((a % 10) with =, a with =));
