create function ok(n int) returns boolean language sql immutable as 'select n > 0';
create table t (n int, constraint c check (ok(n)), constraint e exclude ((ok(n)::int + n) with =));
