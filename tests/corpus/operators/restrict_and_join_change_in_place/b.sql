create function eq(a int, b text) returns boolean language sql immutable as 'select a::text = b';
create operator === (function = eq, leftarg = int, rightarg = text, join = neqjoinsel);
create view v as select 1 === '1' as x;
