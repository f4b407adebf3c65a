create function eq(x int, y text) returns boolean language sql immutable as 'select x::text = y';
create operator === (function = eq, leftarg = int, rightarg = text, hashes);
create view v as select 1 === '1' as x;
create table t (n int, check (n === 'x'));
